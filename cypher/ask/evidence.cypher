// summary: All that answers use of some claims: participants, asserters, passage, alternatives, sides in disagreements.
// param: case string id of the case
// param: ids list ids of the claims
// returns: claim, participants, asserted_by, passage, alternatives, sides
UNWIND $ids AS id
MATCH (c:Claim {case: $case, id: id})-[:FROM]->(p:Passage)-[:IN]->(s:Source)
RETURN c {.id, .predicate, .family, .plays, .statement, .what, .channel, .mode, .stance, .polarity, .certainty, .hedge, .basis,
          .reliability, .credibility, .date, .earliest, .latest, .possible_earliest, .possible_latest, .approximate,
          .recorded, .authors, .sources} AS claim,
       [(c)-[role:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]->(e:Entity) |
         {role: type(role), custody: role.custody, stage: role.stage, id: e.id, name: e.name, kind: e.kind,
          label: [label IN labels(e) WHERE label <> 'Entity'][0],
          bearers: [(e)-[named:DENOTES]->(b:Entity) |
            {id: b.id, name: b.name, kind: b.kind, label: [label IN labels(b) WHERE label <> 'Entity'][0],
             claim: named.claim, through: named.identified_by}]}] AS participants,
       [(c)-[by:ASSERTED_BY]->(a) | {depth: by.depth, id: a.id, name: coalesce(a.title, a.name)}] AS asserted_by,
       p {.id, .paragraph, .start, .end, .sha256, source: s.id, title: s.title,
          repeats: [(p)-[:REPEATS]->(q:Passage) | q.id][0]} AS passage,
       [(c)-[member:ALTERNATIVE]->(x:AlternativeSet) |
         {id: x.id, question: x.question, choice: x.choice, option: member.position, options: x.options}] AS alternatives,
       [(c)-[side:SIDE]->(x:Disagreement) | {id: x.id, position: side.position}] AS sides
