// summary: PageRank of each node, not scaled.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.pageRank.stream($projection, {
  concurrency: $threads, relationshipWeightProperty: 'strength', maxIterations: 300, tolerance: 1e-15
})
YIELD nodeId, score
RETURN nodeId AS place, score AS value
