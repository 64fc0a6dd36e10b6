// summary: Which claims stand in a work or in a part of it, or are quoted from it.
// param: case string id of the case
// param: id string id of the work
// returns: id, plays, authors, sources, reliability, credibility, earliest, latest, possible_earliest, possible_latest, approximate, recorded
MATCH (:Source {case: $case, id: $id})<-[:PART_OF*0..8]-(part:Source)
MATCH (part)<-[:ASSERTED_BY|IN]-(x:Claim|Passage)
MATCH (x)<-[:FROM*0..1]-(c:Claim)
RETURN DISTINCT c.id AS id, c.plays AS plays, c.authors AS authors, c.sources AS sources,
                c.reliability AS reliability, c.credibility AS credibility, c.earliest AS earliest,
                c.latest AS latest, c.possible_earliest AS possible_earliest, c.possible_latest AS possible_latest,
                c.approximate AS approximate, c.recorded AS recorded
ORDER BY id
