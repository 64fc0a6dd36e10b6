// summary: The disagreements in which some claims stand, each with all its claims, whatever side they are on, and its decisions.
// param: case string id of the case
// param: ids list ids of the claims
// returns: id, kind, question, decisions, members
UNWIND $ids AS id
MATCH (:Claim {case: $case, id: id})-[:SIDE]->(x:Disagreement)
WITH DISTINCT x
RETURN x.id AS id, x.kind AS kind, x.question AS question,
       [(x)<-[:ON]-(d:Decision) |
         {id: d.id, favours: d.favours, reason: d.reason, decided_by: d.decided_by}] AS decisions,
       [(x)<-[side:SIDE]-(o:Claim) |
         {id: o.id, plays: o.plays, position: side.position, authors: o.authors, sources: o.sources,
          reliability: o.reliability, credibility: o.credibility, recorded: o.recorded, earliest: o.earliest,
          latest: o.latest, possible_earliest: o.possible_earliest, possible_latest: o.possible_latest,
          approximate: o.approximate}] AS members
ORDER BY id
