// summary: Writes passages, new or changed, each in its source.
// param: case string id of the case
// param: rows list maps {id, source, paragraph, start, end, sha256, digest}
UNWIND $rows AS row
MATCH (s:Source {case: $case, id: row.source})
MERGE (n:Passage {case: $case, id: row.id})
SET n.paragraph = row.paragraph, n.start = row.start, n.end = row.end, n.sha256 = row.sha256, n.digest = row.digest
MERGE (n)-[:IN]->(s)
