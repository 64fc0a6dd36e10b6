// summary: The rows of sources.csv as they were loaded, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, kind, title, author, date, part_of, derives_from, document, note
MATCH (s:Source {case: $case})
WHERE s.id > $after
WITH s
ORDER BY s.id
LIMIT $limit
RETURN s.id AS id, s.kind AS kind, s.title AS title,
       COLLECT { MATCH (s)-[w:WRITTEN_BY]->(e:Entity) RETURN e.id ORDER BY w.position } AS author,
       s.date AS date, [(s)-[:PART_OF]->(w:Source) | w.id][0] AS part_of,
       COLLECT { MATCH (s)-[:DERIVES_FROM]->(w:Source) RETURN w.id ORDER BY w.id } AS derives_from,
       [(s)-[:IS]->(e:Entity) | e.id][0] AS document, s.note AS note
ORDER BY id
