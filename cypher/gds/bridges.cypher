// summary: How many bridges each node has, of undirected ties; nodes without one are left out.
// param: projection string the name of the projection
// param: threads integer how many work on it
// returns: place, value
CALL gds.bridges.stream($projection, {concurrency: $threads}) YIELD from, to
UNWIND [from, to] AS place
RETURN place, count(*) AS value
