// summary: The rows of claims.csv and names.csv as they were loaded, and those of bearings.csv, in pages.
// param: case string id of the case
// param: after string id after which the page begins; empty for the first page
// param: limit integer how many there are on a page
// returns: id, claim, passage, participants, asserted_by, used_by, bearings
MATCH (c:Claim {case: $case})
WHERE c.id > $after
WITH c
ORDER BY c.id
LIMIT $limit
MATCH (c)-[:FROM]->(p:Passage)
RETURN c.id AS id,
       c {.predicate, .what, .channel, .statement, .date, .date_wording, .date_basis, .mode, .stance, .polarity, .certainty,
          .hedge, .basis, .reliability, .credibility, .grade_because, .sameness, .note} AS claim,
       p.id AS passage,
       [(c)-[role:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]->(e:Entity) |
         {role: type(role), id: e.id, name: e.name, kind: e.kind}] AS participants,
       COLLECT { MATCH (c)-[by:ASSERTED_BY]->(a) RETURN a.id ORDER BY by.depth } AS asserted_by,
       [(c)-[:USED_BY]->(u) | u.id][0] AS used_by,
       [(c)-[bears:BEARS_ON]->(h:Hypothesis) | {hypothesis: h.id, bearing: bears.bearing, why: bears.why}] AS bearings
ORDER BY id
