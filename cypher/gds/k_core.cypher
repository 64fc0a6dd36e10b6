// summary: The core number of each node, of undirected ties.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.kcore.stream($projection, {concurrency: $threads}) YIELD nodeId, coreValue
RETURN nodeId AS place, coreValue AS value
