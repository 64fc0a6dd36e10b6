// summary: Ties claims to those who assert them; depth 0 is the outermost.
// slot: ASSERTER Source or Entity
// param: case string id of the case
// param: rows list maps {claim, asserter, depth}
UNWIND $rows AS row
MATCH (c:Claim {case: $case, id: row.claim})
MATCH (a:ASSERTER {case: $case, id: row.asserter})
CREATE (c)-[:ASSERTED_BY {depth: row.depth}]->(a)
