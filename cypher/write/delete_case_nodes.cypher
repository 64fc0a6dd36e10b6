// summary: Deletes up to a number of nodes of one label of a case, with their edges.
// slot: LABEL label of the nodes
// param: case string id of the case
// param: limit integer how many nodes at most
// returns: deleted
MATCH (n:LABEL {case: $case})
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS deleted
