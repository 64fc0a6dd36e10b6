// summary: Creates entities of one label. No MERGE: by two labels, ArcadeDB looks at each node that it has of them.
// slot: LABEL label of the entities
// param: case string id of the case
// param: rows list maps {id, kind, name, note, digest}
UNWIND $rows AS row
CREATE (:Entity:LABEL {case: $case, id: row.id, kind: row.kind, name: row.name, note: row.note, digest: row.digest})
