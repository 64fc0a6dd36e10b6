// summary: Claims that lack a role which their predicate requires.
// param: case string id of the case
// param: required list a predicate and a role in capitals each, such as gave SUBJECT
// returns: id, predicate, role
UNWIND $required AS need
WITH split(need, ' ')[0] AS predicate, split(need, ' ')[1] AS role
MATCH (c:Claim {case: $case, predicate: predicate})
WHERE NOT EXISTS { (c)-[filled]->(:Entity) WHERE type(filled) = role }
RETURN c.id AS id, predicate, role
ORDER BY id, role
