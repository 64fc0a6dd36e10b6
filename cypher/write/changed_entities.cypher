// summary: Writes anew what is said of entities that the graph has.
// param: case string id of the case
// param: rows list maps {id, kind, name, note, digest}
UNWIND $rows AS row
MATCH (n:Entity {case: $case, id: row.id})
SET n.kind = row.kind, n.name = row.name, n.note = row.note, n.digest = row.digest
