// summary: Which claims say that something was done that ties one of some people, be it under another name, to somebody.
// param: case string id of the case
// param: people list ids of the people
// param: predicates list the predicates that draw the ties wanted
// returns: id
UNWIND $people AS id
MATCH (:Entity {case: $case, id: id})<-[:DENOTES*0..1]-(:Entity)
      <-[:SUBJECT|OBJECT|RECIPIENT]-(c:Claim {polarity: 'affirmed', mode: 'done'})
WHERE c.predicate IN $predicates
RETURN DISTINCT c.id AS id
ORDER BY id
