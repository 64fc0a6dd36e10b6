// summary: Which claims say that something was done that ties one entity to another.
// param: case string id of the case
// param: predicates list the predicates that draw the ties wanted
// returns: claim
UNWIND $predicates AS predicate
MATCH (c:Claim {case: $case, predicate: predicate, polarity: 'affirmed', mode: 'done'})
RETURN c {.id, .plays, .authors, .sources, .reliability, .credibility, .earliest, .latest, .possible_earliest,
          .possible_latest, .approximate, .recorded} AS claim
ORDER BY claim.id
