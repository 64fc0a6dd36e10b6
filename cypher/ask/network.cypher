// summary: The direct edges between people, one for each claim and pair.
// param: case string id of the case
// returns: start, end, type, properties
MATCH (a:Person {case: $case})-[edge]->(b:Person {case: $case})
RETURN a.id AS start, b.id AS end, type(edge) AS type, properties(edge) AS properties
ORDER BY properties.claim, start, end, type
