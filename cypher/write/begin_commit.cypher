// summary: Says that a transaction of a load is about to be committed; returns no row while another one is being committed.
// param: case string id of the case
// param: token string a word that no other commit has
// param: milliseconds integer how long the commit can take at most
// returns: token
MERGE (latest:Commit {case: $case})
SET latest.asked = $token
WITH latest WHERE coalesce(latest.until, 0) <= timestamp()
SET latest.token = $token, latest.until = timestamp() + $milliseconds
RETURN latest.token AS token
