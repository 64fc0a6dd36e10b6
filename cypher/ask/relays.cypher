// summary: Which claims say who told, reported, warned, ordered or asked whom what.
// param: case string id of the case
// returns: claim
MATCH (c:Claim {case: $case, family: 'relays'})
RETURN c {.id, .plays, .authors, .sources, .reliability, .credibility, .earliest, .latest, .possible_earliest,
          .possible_latest, .approximate, .recorded} AS claim
ORDER BY claim.id
