// summary: Which claims say that something was done that ties one entity to another.
// param: case string id of the case
// param: predicates list the predicates that draw the ties wanted
// returns: id
UNWIND $predicates AS predicate
MATCH (c:Claim {case: $case, predicate: predicate, polarity: 'affirmed', mode: 'done'})
RETURN c.id AS id
ORDER BY id
