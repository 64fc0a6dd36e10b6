// summary: Which claims say of some forms of words, or of some entities, what one denotes and the other is called.
// param: case string id of the case
// param: of list ids of forms of words, or of entities
// returns: id
UNWIND $of AS id
MATCH (:Entity {case: $case, id: id})<-[:SUBJECT|OBJECT]-(c:Claim)
WHERE 'naming' IN c.plays
RETURN DISTINCT c.id AS id
ORDER BY id
