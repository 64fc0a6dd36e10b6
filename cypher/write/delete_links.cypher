// summary: Deletes the edges by which changed nodes of one label point elsewhere; without a digest they count as unfinished.
// slot: LABEL label of the nodes
// param: case string id of the case
// param: ids list ids of the nodes
UNWIND $ids AS id
MATCH (n:LABEL {case: $case, id: id})-[edge]->()
SET n.digest = null
DELETE edge
