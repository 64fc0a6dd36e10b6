// summary: Direct edges between entities that no claim of the case stands behind.
// param: case string id of the case
// returns: start, type, end, claim
MATCH (a:Entity {case: $case})-[edge]->(b:Entity)
WHERE NOT EXISTS { (c:Claim {case: $case}) WHERE c.id = edge.claim }
RETURN a.id AS start, type(edge) AS type, b.id AS end, edge.claim AS claim
ORDER BY start, type, end
