// summary: Which claims of one kind have an entity in a part, be it under another name.
// param: case string id of the case
// param: id string id of the entity
// param: predicate string the predicate of the claims
// returns: id
MATCH (:Entity {case: $case, id: $id})<-[:DENOTES*0..1]-(:Entity)<-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]-(c:Claim)
WHERE c.predicate = $predicate
RETURN DISTINCT c.id AS id
ORDER BY id
