// summary: Which claims say what some predicates say, be it done or not, affirmed or denied.
// param: case string id of the case
// param: predicates list the predicates
// returns: id
UNWIND $predicates AS predicate
MATCH (c:Claim {case: $case, predicate: predicate})
RETURN c.id AS id
ORDER BY id
