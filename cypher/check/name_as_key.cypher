// summary: Entities whose key is a name as written, so that two bearers of the name would be one.
// param: case string id of the case
// returns: id, name
MATCH (e:Entity {case: $case})
WHERE e.id = e.name OR NOT e.id =~ '[a-z0-9][a-z0-9-]*'
RETURN e.id AS id, e.name AS name
ORDER BY id
