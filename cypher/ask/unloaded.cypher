// summary: The cases that were in the graph and have been unloaded; one that was loaded again since is among them.
// returns: case
MATCH (latest:Commit {unloaded: true})
RETURN latest.case AS case
ORDER BY case
