// summary: Which claims leave somebody or something unnamed.
// param: case string id of the case
// returns: id
MATCH (e:Entity {case: $case, kind: 'unknown'})<-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]-(c:Claim)
RETURN DISTINCT c.id AS id
ORDER BY id
