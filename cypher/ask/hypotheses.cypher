// summary: The hypotheses of a case, with how many claims each has; molehunt show ID tells them.
// param: case string id of the case
// returns: id, question, statement, claims
MATCH (n:Hypothesis {case: $case})
RETURN n.id AS id, n.question AS question, n.statement AS statement, COUNT { (n)<-[:BEARS_ON]-(:Claim) } AS claims
ORDER BY id
