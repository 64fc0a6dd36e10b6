// summary: Claims that lack a role which their predicate requires.
// param: case string id of the case
// param: required list maps {predicate, role}, the role in capitals, from the model
// returns: id, predicate, role
UNWIND $required AS need
MATCH (c:Claim {case: $case, predicate: need.predicate})
WHERE NOT EXISTS { (c)-[role]->(:Entity) WHERE type(role) = need.role }
RETURN c.id AS id, need.predicate AS predicate, need.role AS role
ORDER BY id, role
