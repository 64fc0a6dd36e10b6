// summary: The works of a case, each with the work of which it is a part.
// param: case string id of the case
// returns: id, title, kind, authors, date, part_of
MATCH (s:Source {case: $case})
RETURN s.id AS id, s.title AS title, s.kind AS kind,
       COLLECT { MATCH (s)-[w:WRITTEN_BY]->(e:Entity) RETURN e.id ORDER BY w.position } AS authors,
       s.date AS date, [(s)-[:PART_OF]->(w:Source) | w.id][0] AS part_of
ORDER BY id
