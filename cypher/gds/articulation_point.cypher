// summary: The articulation points of undirected ties.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.articulationPoints.stream($projection, {concurrency: $threads}) YIELD nodeId
RETURN nodeId AS place, 1 AS value
