// summary: The rows of hypotheses.csv as they were loaded, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, question, statement, note
MATCH (h:Hypothesis {case: $case})
WHERE h.id > $after
RETURN h.id AS id, h.question AS question, h.statement AS statement, h.note AS note
ORDER BY id
LIMIT $limit
