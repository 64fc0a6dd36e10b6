// summary: Ties nodes of evidence to one another or to entities by one type of edge.
// slot: START_LABEL label of the nodes from which the edges run
// slot: LINK_TYPE type of the edges
// slot: END_LABEL label of the nodes to which they run
// param: case string id of the case
// param: rows list maps {start, end, position}
UNWIND $rows AS row
MATCH (a:START_LABEL {case: $case, id: row.start})
MATCH (b:END_LABEL {case: $case, id: row.end})
CREATE (a)-[:LINK_TYPE {position: row.position}]->(b)
