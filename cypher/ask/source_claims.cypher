// summary: Which claims stand in a work or in a part of it, or are quoted from it.
// param: case string id of the case
// param: id string id of the work
// returns: id
MATCH (:Source {case: $case, id: $id})<-[:PART_OF*0..]-(part:Source)
MATCH (part)<-[:ASSERTED_BY|IN]-(x:Claim|Passage)
MATCH (x)<-[:FROM*0..1]-(c:Claim)
RETURN DISTINCT c.id AS id
ORDER BY id
