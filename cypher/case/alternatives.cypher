// summary: The rows of alternatives.csv as they were loaded, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, kind, question, claims, passage, varies_with, note
MATCH (x:AlternativeSet {case: $case})
WHERE x.id > $after
WITH x
ORDER BY x.id
LIMIT $limit
RETURN x.id AS id, x.kind AS kind, x.question AS question,
       COLLECT { MATCH (x)<-[member:ALTERNATIVE]-(c:Claim) RETURN c.id ORDER BY member.position } AS claims,
       [(x)-[:FROM]->(p:Passage) | p.id][0] AS passage,
       COLLECT { MATCH (x)-[:VARIES_WITH]->(y:AlternativeSet) RETURN y.id ORDER BY y.id } AS varies_with, x.note AS note
ORDER BY id
