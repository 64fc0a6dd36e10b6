// summary: Claims by their ids, with what a lens looks at.
// param: case string id of the case
// param: ids list ids of the claims
// returns: claim
UNWIND $ids AS id
MATCH (c:Claim {case: $case, id: id})
RETURN c {.id, .plays, .authors, .sources, .reliability, .credibility, .earliest, .latest, .possible_earliest,
          .possible_latest, .approximate, .recorded} AS claim
ORDER BY claim.id
