// summary: Draws the direct edges of one type, one for each claim and pair.
// slot: EDGE_TYPE a type of direct edge
// param: case string id of the case
// param: rows list maps {start, end, claim, what, channel, act, status, date, earliest, latest, possible_earliest, possible_latest, approximate, grade, start_as, end_as, identified_by}
UNWIND $rows AS row
MATCH (a:Entity {case: $case, id: row.start})
MATCH (b:Entity {case: $case, id: row.end})
CREATE (a)-[:EDGE_TYPE {
  claim: row.claim, what: row.what, channel: row.channel, act: row.act, status: row.status, date: row.date,
  earliest: row.earliest, latest: row.latest, possible_earliest: row.possible_earliest,
  possible_latest: row.possible_latest, approximate: row.approximate, grade: row.grade,
  start_as: row.start_as, end_as: row.end_as, identified_by: row.identified_by
}]->(b)
