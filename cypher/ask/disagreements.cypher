// summary: The disagreements of a case, each with its claims by side, and the decisions on it.
// param: case string id of the case
// returns: id, kind, question, would_decide, claims, decisions
MATCH (n:Disagreement {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE n.id IS NOT NULL
RETURN n.id AS id, n.kind AS kind, n.question AS question, n.would_decide AS would_decide,
       [(n)<-[side:SIDE]-(c:Claim) | {id: c.id, position: side.position}] AS claims,
       [(n)<-[:ON]-(d:Decision) | {id: d.id, favours: d.favours, reason: d.reason, decided_by: d.decided_by}] AS decisions
ORDER BY id
