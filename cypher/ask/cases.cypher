// summary: The cases in the graph and the state of each.
// returns: case, title, state, graph, schema
MATCH (load:Load)
RETURN load.case AS case, load.title AS title, load.state AS state, load.digest AS graph,
       load.schema AS schema
ORDER BY case
