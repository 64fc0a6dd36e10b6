// summary: Take a projection out of the memory of Graph Data Science, if it is there and of this user.
// param: projection string its name
// returns: dropped
CALL gds.graph.drop($projection, false) YIELD graphName
RETURN graphName AS dropped
