// summary: Ties claims to the hypotheses with which they go or do not go.
// param: case string id of the case
// param: rows list maps {claim, hypothesis, bearing, why}
UNWIND $rows AS row
MATCH (c:Claim {case: $case, id: row.claim})
MATCH (h:Hypothesis {case: $case, id: row.hypothesis})
CREATE (c)-[:BEARS_ON {bearing: row.bearing, why: row.why}]->(h)
