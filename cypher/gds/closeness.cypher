// summary: How near each node is to all who reach it, by the formula of Wasserman and Faust.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.closeness.stream($projection, {concurrency: $threads, useWassermanFaust: true}) YIELD nodeId, score
RETURN nodeId AS place, score AS value
