// summary: Which claims have an entity in a role, be it under another name, or are put forward by it.
// param: case string id of the case
// param: id string id of the entity
// returns: id, plays, authors, sources, reliability, credibility, earliest, latest, possible_earliest, possible_latest, approximate, recorded
MATCH (:Entity {case: $case, id: $id})<-[:DENOTES*0..1]-(:Entity)
      <-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT|ASSERTED_BY]-(c:Claim)
RETURN DISTINCT c.id AS id, c.plays AS plays, c.authors AS authors, c.sources AS sources,
                c.reliability AS reliability, c.credibility AS credibility, c.earliest AS earliest,
                c.latest AS latest, c.possible_earliest AS possible_earliest, c.possible_latest AS possible_latest,
                c.approximate AS approximate, c.recorded AS recorded
ORDER BY id
