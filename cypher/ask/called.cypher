// summary: What some entities and works are called, by their ids; works with their date, since a title can be a name.
// param: case string id of the case
// param: ids list ids of entities and works
// returns: id, name
UNWIND $ids AS id
OPTIONAL MATCH (e:Entity {case: $case, id: id})
OPTIONAL MATCH (s:Source {case: $case, id: id})
RETURN id, coalesce(s.title + ' (' + s.date + ')', s.title, e.name, id) AS name
ORDER BY id
