// summary: Removes what told of the commits of a case that has been unloaded.
// param: case string id of the case
MATCH (latest:Commit {case: $case, until: 0})
WHERE NOT EXISTS { MATCH (:Load {case: $case}) }
DELETE latest
