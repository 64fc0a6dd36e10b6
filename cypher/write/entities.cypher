// summary: Writes entities of one label, new or changed.
// slot: LABEL label of the entities
// param: case string id of the case
// param: rows list maps {id, kind, name, note, digest}
UNWIND $rows AS row
MERGE (n:Entity:LABEL {case: $case, id: row.id})
SET n.kind = row.kind, n.name = row.name, n.note = row.note, n.digest = row.digest
