// summary: The rows of passages.csv as they were loaded, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, source, paragraph, start, end, sha256, repeats
MATCH (p:Passage {case: $case})
WHERE p.id > $after
WITH p
ORDER BY p.id
LIMIT $limit
MATCH (p)-[:IN]->(s:Source)
RETURN p.id AS id, s.id AS source, p.paragraph AS paragraph, p.start AS start, p.end AS end, p.sha256 AS sha256,
       [(p)-[:REPEATS]->(q:Passage) | q.id][0] AS repeats
ORDER BY id
