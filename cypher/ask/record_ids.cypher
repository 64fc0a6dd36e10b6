// summary: The ids of all claims, disagreements, sets of alternatives, hypotheses and sources of a case.
// param: case string id of the case
// returns: id
MATCH (n:Claim|Disagreement|AlternativeSet|Hypothesis|Source {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE n.id IS NOT NULL
RETURN DISTINCT n.id AS id
ORDER BY id
