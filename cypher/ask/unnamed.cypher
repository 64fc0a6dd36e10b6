// summary: Which claims leave somebody or something unnamed.
// param: case string id of the case
// returns: id
MATCH (e:Entity {case: $case})<-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]-(c:Claim)
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE e.id IS NOT NULL AND e.kind = 'unknown'
RETURN DISTINCT c.id AS id
ORDER BY id
