// summary: A row if the server has Graph Data Science.
// returns: name
SHOW PROCEDURES YIELD name WHERE name = 'gds.graph.list'
RETURN name
