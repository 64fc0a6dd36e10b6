// summary: Says that the commit of that token is through.
// param: case string id of the case
// param: token string the token of the commit
MATCH (latest:Commit {case: $case, token: $token})
SET latest.until = 0
