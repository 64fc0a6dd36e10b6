// summary: Put ties into the memory of Graph Data Science, under a name; nothing is written to the graph.
// param: projection string its name
// param: start list where each tie begins, as the number of a node; whoever is tied to nobody stands here alone
// param: end list where it ends; null for whoever is tied to nobody
// param: strength list how strong it is
// param: undirected list ['*'] if ties run both ways, else nothing
// param: threads integer how many work on it
// returns: projected
UNWIND range(0, size($start) - 1) AS tie
WITH $start[tie] AS start, $end[tie] AS end, {relationshipProperties: {strength: $strength[tie]}} AS data,
     {undirectedRelationshipTypes: $undirected, readConcurrency: $threads} AS config
RETURN gds.graph.project($projection, start, end, data, config) AS projected
