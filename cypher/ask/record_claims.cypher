// summary: Which claims stand on a side of a disagreement, in a set of alternatives, or for or against a hypothesis.
// param: case string id of the case
// param: id string id of the disagreement, the set or the hypothesis
// returns: id, plays, authors, sources, reliability, credibility, earliest, latest, possible_earliest, possible_latest, approximate, recorded
CALL {
  MATCH (:Disagreement {case: $case, id: $id})<-[:SIDE]-(c:Claim)
  RETURN c
  UNION
  MATCH (:AlternativeSet {case: $case, id: $id})<-[:ALTERNATIVE]-(c:Claim)
  RETURN c
  UNION
  MATCH (:Hypothesis {case: $case, id: $id})<-[:BEARS_ON]-(c:Claim)
  RETURN c
}
RETURN c.id AS id, c.plays AS plays, c.authors AS authors, c.sources AS sources,
       c.reliability AS reliability, c.credibility AS credibility, c.earliest AS earliest,
       c.latest AS latest, c.possible_earliest AS possible_earliest, c.possible_latest AS possible_latest,
       c.approximate AS approximate, c.recorded AS recorded
ORDER BY id
