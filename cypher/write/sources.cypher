// summary: Writes sources, new or changed, without their edges.
// param: case string id of the case
// param: rows list maps {id, kind, title, date, note, digest}
UNWIND $rows AS row
MERGE (n:Source {case: $case, id: row.id})
SET n.kind = row.kind, n.title = row.title, n.date = row.date, n.note = row.note, n.digest = row.digest
