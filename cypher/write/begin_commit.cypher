// summary: Says that a transaction of a load is about to be committed; returns no row while another one is being committed.
// param: case string id of the case
// param: commit string a word that no other commit has
// param: milliseconds integer how long the commit can take at most
// returns: commit
MERGE (latest:Commit {case: $case})
SET latest.asked = $commit
WITH latest WHERE coalesce(latest.until, 0) <= timestamp()
SET latest.token = $commit, latest.until = timestamp() + $milliseconds
RETURN latest.token AS commit
