// summary: The digest of every node of one label in a case: what a load compares with, in pages.
// slot: LABEL label of the nodes
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, digest, labels
MATCH (n:LABEL {case: $case})
WHERE n.id > $after
RETURN n.id AS id, n.digest AS digest, labels(n) AS labels
ORDER BY id
LIMIT $limit
