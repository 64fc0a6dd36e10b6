// summary: The sets of alternatives of a case, each with its claims and the choice that it shares with the sets it is tied to.
// param: case string id of the case
// returns: id, kind, question, choice, claims
MATCH (n:AlternativeSet {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE n.id IS NOT NULL
RETURN n.id AS id, n.kind AS kind, n.question AS question, n.choice AS choice,
       [(n)<-[member:ALTERNATIVE]-(c:Claim) | {id: c.id, position: member.position}] AS claims
ORDER BY id
