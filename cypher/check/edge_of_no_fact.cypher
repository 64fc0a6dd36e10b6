// summary: Direct edges of claims that say that something did not happen, or was only planned, asked or ordered.
// param: case string id of the case
// returns: start, type, end, claim
MATCH (a:Entity {case: $case})-[edge]->(b:Entity), (c:Claim {case: $case, id: edge.claim})
WHERE c.polarity <> 'affirmed' OR c.mode <> 'done'
RETURN a.id AS start, type(edge) AS type, b.id AS end, edge.claim AS claim
ORDER BY start, type, end
