// summary: Sets of alternatives with fewer than two members.
// param: case string id of the case
// returns: id, members
MATCH (s:AlternativeSet {case: $case})
WITH s, COUNT { (:Claim)-[:ALTERNATIVE]->(s) } AS members
WHERE members < 2
RETURN s.id AS id, members
ORDER BY id
