// summary: Creates claims, each from its passage.
// param: case string id of the case
// param: rows list maps with the properties of a claim, its passage and its digest
UNWIND $rows AS row
MATCH (p:Passage {case: $case, id: row.passage})
CREATE (:Claim {
  case: $case, id: row.id, predicate: row.predicate, family: row.family, plays: row.plays, statement: row.statement, what: row.what,
  channel: row.channel, date: row.date, earliest: row.earliest, latest: row.latest,
  possible_earliest: row.possible_earliest, possible_latest: row.possible_latest, approximate: row.approximate,
  date_wording: row.date_wording,
  date_basis: row.date_basis, mode: row.mode, stance: row.stance, polarity: row.polarity, certainty: row.certainty,
  hedge: row.hedge, basis: row.basis, reliability: row.reliability, credibility: row.credibility,
  grade_because: row.grade_because, status: row.status, authors: row.authors, sources: row.sources, recorded: row.recorded,
  sameness: row.sameness, note: row.note, edge_starts: row.edge_starts, digest: row.digest
})-[:FROM]->(p)
