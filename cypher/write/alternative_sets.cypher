// summary: Writes sets of alternatives, new or changed; their members are edges of the claims.
// param: case string id of the case
// param: rows list maps {id, kind, question, choice, options, note, digest}
UNWIND $rows AS row
MERGE (n:AlternativeSet {case: $case, id: row.id})
SET n.kind = row.kind, n.question = row.question, n.choice = row.choice, n.options = row.options, n.note = row.note,
    n.digest = row.digest
