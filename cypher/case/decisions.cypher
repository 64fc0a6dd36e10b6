// summary: The rows of decisions.csv as they were loaded, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, disagreement, favours, reason, decided_by, passage, note
MATCH (x:Decision {case: $case})
WHERE x.id > $after
WITH x
ORDER BY x.id
LIMIT $limit
RETURN x.id AS id, [(x)-[:ON]->(d:Disagreement) | d.id][0] AS disagreement, x.favours AS favours, x.reason AS reason,
       x.decided_by AS decided_by, [(x)-[:FROM]->(p:Passage) | p.id][0] AS passage, x.note AS note
ORDER BY id
