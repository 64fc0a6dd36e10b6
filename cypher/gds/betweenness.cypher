// summary: How many shortest paths between others lead through each node.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.betweenness.stream($projection, {concurrency: $threads}) YIELD nodeId, score
RETURN nodeId AS place, score AS value
