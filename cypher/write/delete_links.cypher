// summary: Deletes the edges by which changed nodes of one label point elsewhere, so that they can be drawn anew.
// slot: LABEL label of the nodes
// param: case string id of the case
// param: ids list ids of the nodes
UNWIND $ids AS id
MATCH (n:LABEL {case: $case, id: id})-[edge]->()
DELETE edge
