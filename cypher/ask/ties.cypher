// summary: Which claims say that something was done that ties one entity to another.
// param: case string id of the case
// param: predicates list the predicates that draw the ties wanted
// returns: id, plays, authors, sources, reliability, credibility, earliest, latest, possible_earliest, possible_latest, approximate, recorded
UNWIND $predicates AS predicate
MATCH (c:Claim {case: $case, predicate: predicate, polarity: 'affirmed', mode: 'done'})
RETURN c.id AS id, c.plays AS plays, c.authors AS authors, c.sources AS sources,
       c.reliability AS reliability, c.credibility AS credibility, c.earliest AS earliest,
       c.latest AS latest, c.possible_earliest AS possible_earliest, c.possible_latest AS possible_latest,
       c.approximate AS approximate, c.recorded AS recorded
ORDER BY id
