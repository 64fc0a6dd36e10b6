// summary: The sets of alternatives of a case, with how many claims each has; molehunt show ID tells them.
// param: case string id of the case
// returns: id, kind, question, claims
MATCH (n:AlternativeSet {case: $case})
RETURN n.id AS id, n.kind AS kind, n.question AS question, COUNT { (n)<-[:ALTERNATIVE]-(:Claim) } AS claims
ORDER BY id
