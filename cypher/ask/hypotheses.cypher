// summary: The hypotheses of a case, each with the claims that go with it or do not.
// param: case string id of the case
// returns: id, question, statement, claims
MATCH (n:Hypothesis {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE n.id IS NOT NULL
RETURN n.id AS id, n.question AS question, n.statement AS statement,
       [(n)<-[tie:BEARS_ON]-(c:Claim) | {id: c.id, bearing: tie.bearing, why: tie.why}] AS claims
ORDER BY id
