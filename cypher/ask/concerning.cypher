// summary: Which claims are about some entities: done to them or with them, spoken or thought of them, or done at them.
// param: case string id of the case
// param: things list ids of the entities, which may stand under another name
// returns: id
UNWIND $things AS id
MATCH (:Entity {case: $case, id: id})<-[:DENOTES*0..1]-(:Entity)<-[:OBJECT|ABOUT|AT]-(c:Claim)
RETURN DISTINCT c.id AS id
ORDER BY id
