// summary: Says that the commit of that token is through.
// param: case string id of the case
// param: commit string the token of the commit
MATCH (latest:Commit {case: $case, token: $commit})
SET latest.until = 0
