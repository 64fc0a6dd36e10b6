// summary: What a disagreement, a set of alternatives, a hypothesis or a source is, with the claims of the first three.
// param: case string id of the case
// param: id string id of the disagreement, set, hypothesis or source
// returns: id, label, record, decisions, claims, authors, derives_from
MATCH (n:Disagreement|AlternativeSet|Hypothesis|Source {case: $case, id: $id})
RETURN n.id AS id,
       [label IN labels(n) WHERE label IN ['Disagreement', 'AlternativeSet', 'Hypothesis', 'Source']][0] AS label,
       n {.*} AS record,
       [(n)<-[:ON]-(d:Decision) | {id: d.id, favours: d.favours, reason: d.reason, decided_by: d.decided_by}] AS decisions,
       [(n)<-[tie:SIDE|ALTERNATIVE|BEARS_ON]-(c:Claim) |
         {id: c.id, tie: type(tie), position: tie.position, bearing: tie.bearing, why: tie.why}] AS claims,
       [(n)-[:WRITTEN_BY]->(e:Entity) | e.name] AS authors,
       [(n)-[:DERIVES_FROM|PART_OF]->(s:Source) | s.title] AS derives_from
ORDER BY label
