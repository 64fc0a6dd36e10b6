// summary: Disagreements by their ids, each with all its claims, whatever side they are on, and its decisions.
// param: case string id of the case
// param: ids list ids of the disagreements
// returns: id, kind, question, decisions, members
UNWIND $ids AS id
MATCH (x:Disagreement {case: $case, id: id})
RETURN x.id AS id, x.kind AS kind, x.question AS question,
       [(x)<-[:ON]-(d:Decision) |
         {id: d.id, favours: d.favours, reason: d.reason, decided_by: d.decided_by}] AS decisions,
       [(x)<-[side:SIDE]-(o:Claim) | {id: o.id, position: side.position}] AS members
ORDER BY id
