// summary: Which claims deny that something was done that would tie one entity to another.
// param: case string id of the case
// param: predicates list the predicates that draw the ties wanted
// returns: id
UNWIND $predicates AS predicate
MATCH (c:Claim {case: $case, predicate: predicate, polarity: 'negated', mode: 'done'})
RETURN c.id AS id
ORDER BY id
