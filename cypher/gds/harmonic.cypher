// summary: The mean, over all others, of 1 / steps to each node.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.closeness.harmonic.stream($projection, {concurrency: $threads}) YIELD nodeId, score
RETURN nodeId AS place, score AS value
