// summary: What a proof shows of some claims: what they say, who puts them forward, and where they stand.
// param: case string id of the case
// param: ids list ids of the claims
// returns: claim, asserted_by, passage
UNWIND $ids AS id
MATCH (c:Claim {case: $case, id: id})-[:FROM]->(p:Passage)-[:IN]->(s:Source)
RETURN c {.id, .statement, .mode, .stance, .polarity, .certainty, .hedge, .basis, .reliability, .credibility, .date,
          .earliest, .latest, .possible_earliest, .possible_latest, .approximate} AS claim,
       [(c)-[by:ASSERTED_BY]->(a) | {depth: by.depth, id: a.id, name: coalesce(a.title, a.name)}] AS asserted_by,
       p {.id, .paragraph, .start, .end, .sha256, source: s.id, title: s.title,
          repeats: [(p)-[:REPEATS]->(q:Passage) | q.id][0]} AS passage
