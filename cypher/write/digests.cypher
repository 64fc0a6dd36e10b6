// summary: The digest of every node of one label in a case: what a load compares with.
// slot: LABEL label of the nodes
// param: case string id of the case
// returns: id, digest, labels
MATCH (n:LABEL {case: $case})
RETURN n.id AS id, n.digest AS digest, labels(n) AS labels
