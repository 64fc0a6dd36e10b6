// summary: Where claims come from and which days they give: what a lens looks at.
// param: case string id of the case
// param: ids list ids of the claims
// returns: id, plays, authors, sources, reliability, credibility, earliest, latest, possible_earliest, possible_latest, approximate, recorded
UNWIND $ids AS id
MATCH (c:Claim {case: $case, id: id})
RETURN c.id AS id, c.plays AS plays, c.authors AS authors, c.sources AS sources,
       c.reliability AS reliability, c.credibility AS credibility, c.earliest AS earliest,
       c.latest AS latest, c.possible_earliest AS possible_earliest, c.possible_latest AS possible_latest,
       c.approximate AS approximate, c.recorded AS recorded
ORDER BY id
