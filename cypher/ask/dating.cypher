// summary: Which claims with a date place something at one of some events, or say that it happened.
// param: case string id of the case
// param: ids list ids of the events
// returns: id
UNWIND $ids AS id
MATCH (:Entity {case: $case, id: id})<-[:AT|SUBJECT]-(c:Claim)
WHERE c.date IS NOT NULL
RETURN DISTINCT c.id AS id
ORDER BY id
