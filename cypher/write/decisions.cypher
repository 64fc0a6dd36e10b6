// summary: Writes decisions, new or changed, without their edges.
// param: case string id of the case
// param: rows list maps {id, favours, reason, decided_by, note, digest}
UNWIND $rows AS row
MERGE (n:Decision {case: $case, id: row.id})
SET n.favours = row.favours, n.reason = row.reason, n.decided_by = row.decided_by, n.note = row.note,
    n.digest = row.digest
