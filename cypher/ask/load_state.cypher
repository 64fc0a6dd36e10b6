// summary: What the graph says of one case: whether it is complete, and whether a load is writing to it at this moment.
// param: case string id of the case
// returns: state, title, graph, schema, commit, committing
OPTIONAL MATCH (load:Load {case: $case})
OPTIONAL MATCH (latest:Commit {case: $case})
RETURN load.state AS state, load.title AS title, load.digest AS graph, load.schema AS schema,
       latest.token AS commit, coalesce(latest.until > timestamp(), false) AS committing
