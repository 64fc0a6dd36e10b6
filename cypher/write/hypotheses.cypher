// summary: Writes hypotheses, new or changed; what claims do for them are edges of the claims.
// param: case string id of the case
// param: rows list maps {id, question, statement, note, digest}
UNWIND $rows AS row
MERGE (n:Hypothesis {case: $case, id: row.id})
SET n.question = row.question, n.statement = row.statement, n.note = row.note, n.digest = row.digest
