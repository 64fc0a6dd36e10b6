// summary: The sets of alternatives of a case, each with its claims.
// param: case string id of the case
// returns: id, kind, question, claims
MATCH (n:AlternativeSet {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE n.id IS NOT NULL
RETURN n.id AS id, n.kind AS kind, n.question AS question, [(n)<-[:ALTERNATIVE]-(c:Claim) | {id: c.id}] AS claims
ORDER BY id
