// summary: What a disagreement, a set of alternatives, a hypothesis or a source is, and what claims are to the first three.
// param: case string id of the case
// param: id string id of the disagreement, set, hypothesis or source
// returns: id, label, record, decisions, claims
MATCH (n:Disagreement|AlternativeSet|Hypothesis|Source {case: $case, id: $id})
RETURN n.id AS id, labels(n)[0] AS label, n {.*} AS record,
       [(d:Decision)-[:ON]->(n) | {id: d.id, favours: d.favours, reason: d.reason, decided_by: d.decided_by}] AS decisions,
       [(n)<-[tie:SIDE|ALTERNATIVE|BEARS_ON]-(c:Claim) |
         {id: c.id, tie: type(tie), position: tie.position, bearing: tie.bearing, why: tie.why}] AS claims
ORDER BY label
