// summary: Remembers of a case that has been unloaded that it was there, so that the graph is not taken for a new one.
// param: case string id of the case
MATCH (latest:Commit {case: $case, until: 0})
WHERE NOT EXISTS { MATCH (:Load {case: $case}) }
SET latest.unloaded = true
