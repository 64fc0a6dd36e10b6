// summary: Which claims have an entity in a role, be it under another name, or are put forward by it.
// param: case string id of the case
// param: id string id of the entity
// returns: id
MATCH (:Entity {case: $case, id: $id})<-[:DENOTES*0..1]-(:Entity)
      <-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT|ASSERTED_BY]-(c:Claim)
RETURN DISTINCT c.id AS id
ORDER BY id
