// summary: Which claims have an entity in a role, be it under another name, or are put forward by it.
// param: case string id of the case
// param: id string id of the entity
// returns: claim
MATCH (:Entity {case: $case, id: $id})<-[:DENOTES*0..1]-(:Entity)
      <-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT|ASSERTED_BY]-(c:Claim)
RETURN DISTINCT c {.id, .plays, .authors, .sources, .reliability, .credibility, .earliest, .latest,
                   .possible_earliest, .possible_latest, .approximate, .recorded} AS claim
ORDER BY claim.id
