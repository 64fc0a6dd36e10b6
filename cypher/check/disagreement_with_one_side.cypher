// summary: Disagreements in which fewer than two sides have a claim.
// param: case string id of the case
// returns: id, sides
MATCH (d:Disagreement {case: $case})
OPTIONAL MATCH (:Claim)-[side:SIDE]->(d)
WITH d, count(DISTINCT side.position) AS sides
WHERE sides < 2
RETURN d.id AS id, sides
ORDER BY id
