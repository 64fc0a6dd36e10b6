// summary: Which claims say who handled or saw a document or a copy of it, that something is its copy, or that this is not known.
// param: case string id of the case
// param: document string id of the document
// returns: id, plays, authors, sources, reliability, credibility, earliest, latest, possible_earliest, possible_latest, approximate, recorded
MATCH (:Entity {case: $case, id: $document})<-[:COPY_OF|DENOTES*0..8]-(d:Entity)<-[:OBJECT|ABOUT]-(c:Claim)
WHERE c.family = 'custody' OR any(part IN c.plays WHERE part IN ['request', 'copying', 'ignorance'])
RETURN DISTINCT c.id AS id, c.plays AS plays, c.authors AS authors, c.sources AS sources,
                c.reliability AS reliability, c.credibility AS credibility, c.earliest AS earliest,
                c.latest AS latest, c.possible_earliest AS possible_earliest, c.possible_latest AS possible_latest,
                c.approximate AS approximate, c.recorded AS recorded
ORDER BY id
