// summary: Removes the mark of a case, the last write of unloading it.
// param: case string id of the case
MATCH (load:Load {case: $case})
DELETE load
