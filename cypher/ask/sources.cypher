// summary: The works of a case, each with its authors, the work of which it is a part, those on which it draws, and the document that it is.
// param: case string id of the case
// returns: id, title, kind, authors, date, part_of, derives_from, document
MATCH (s:Source {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE s.id IS NOT NULL
RETURN s.id AS id, s.title AS title, s.kind AS kind,
       COLLECT { MATCH (s)-[w:WRITTEN_BY]->(e:Entity) RETURN e.id ORDER BY w.position } AS authors,
       s.date AS date, [(s)-[:PART_OF]->(w:Source) | w.id][0] AS part_of,
       [(s)-[:DERIVES_FROM]->(w:Source) | w.id] AS derives_from, [(s)-[:IS]->(e:Entity) | e.id][0] AS document
ORDER BY id
