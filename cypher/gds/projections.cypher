// summary: The projections of molehunt in the memory of Graph Data Science, in use or left behind.
// returns: projection
CALL gds.graph.list() YIELD graphName
WITH graphName WHERE graphName STARTS WITH 'molehunt-'
RETURN graphName AS projection ORDER BY projection
