// summary: Which claims of some predicates have somebody or something in a role, be it under another name.
// param: case string id of the case
// param: predicates list the predicates
// param: entities list ids of those who have a part
// returns: id
UNWIND $entities AS entity
MATCH (:Entity {case: $case, id: entity})<-[:DENOTES*0..1]-(:Entity)
      <-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]-(c:Claim)
WHERE c.predicate IN $predicates
RETURN DISTINCT c.id AS id
ORDER BY id
