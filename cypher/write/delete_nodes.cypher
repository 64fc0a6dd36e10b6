// summary: Deletes nodes of one label with every edge of theirs.
// slot: LABEL label of the nodes
// param: case string id of the case
// param: ids list ids of the nodes
UNWIND $ids AS id
MATCH (n:LABEL {case: $case, id: id})
DETACH DELETE n
