// summary: How many ties each node has, or how strong they are together.
// param: projection string the name of the projection
// param: orientation string NATURAL for ties from it, REVERSE for ties to it, UNDIRECTED for both
// param: weight string|null strength, or nothing to count ties
// param: threads integer how many work on it
// returns: place, value
CALL gds.degree.stream($projection, {
  concurrency: $threads, orientation: $orientation, relationshipWeightProperty: $weight
})
YIELD nodeId, score
RETURN nodeId AS place, score AS value
