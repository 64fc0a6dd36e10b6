// summary: Writes disagreements, new or changed; their sides are edges of the claims.
// param: case string id of the case
// param: rows list maps {id, kind, question, would_decide, note, digest}
UNWIND $rows AS row
MERGE (n:Disagreement {case: $case, id: row.id})
SET n.kind = row.kind, n.question = row.question, n.would_decide = row.would_decide, n.note = row.note,
    n.digest = row.digest
