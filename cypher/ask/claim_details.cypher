// summary: A claim with its roles, its passage, and the claims that it is set against or left open with.
// param: case string id of the case
// param: id string id of the claim
// returns: claim, roles, asserted_by, passages, alternatives, disagreements
MATCH (c:Claim {case: $case, id: $id})
RETURN c {.*} AS claim,
       [(c)-[role:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]->(e:Entity) | {role: type(role), id: e.id, name: e.name}] AS roles,
       [(c)-[by:ASSERTED_BY]->(a) | {depth: by.depth, id: a.id, name: coalesce(a.title, a.name)}] AS asserted_by,
       [(c)-[:FROM]->(p:Passage)-[:IN]->(s:Source) |
         {id: p.id, source: s.id, title: s.title, paragraph: p.paragraph, start: p.start, end: p.end, sha256: p.sha256,
          repeats: [(p)-[:REPEATS]->(q:Passage) | q.id]}] AS passages,
       [(c)-[:ALTERNATIVE]->(x:AlternativeSet) |
         {id: x.id, kind: x.kind, question: x.question, note: x.note,
          claims: [(x)<-[:ALTERNATIVE]-(o:Claim) | {id: o.id, statement: o.statement}]}] AS alternatives,
       [(c)-[side:SIDE]->(x:Disagreement) |
         {id: x.id, kind: x.kind, question: x.question, position: side.position, would_decide: x.would_decide, note: x.note,
          claims: [(x)<-[other:SIDE]-(o:Claim) | {id: o.id, statement: o.statement, position: other.position}],
          decisions: [(d:Decision)-[:ON]->(x) | {id: d.id, favours: d.favours, reason: d.reason, decided_by: d.decided_by}]}] AS disagreements
