// summary: The claims on who wrote, gave, carried, received, was shown, held or was asked to handle a document or a copy of it.
// param: case string id of the case
// param: document string id of the document
// returns: state, graph, claim, roles, asserted_by, passages, alternatives, sides
MATCH (load:Load {case: $case})
OPTIONAL MATCH (:Entity {case: $case, id: $document})<-[:COPY_OF*0..4]-(d:Document)<-[:OBJECT]-(c:Claim)
WHERE c.family = 'custody' OR c.predicate = 'requested' OR c.predicate = 'copy_of'
WITH DISTINCT load, c
// ArcadeDB walks a pattern from its left end, and if that is null from everywhere: hence the order, and the CASE.
RETURN load.state AS state, load.digest AS graph,
       c {.id, .predicate, .family, .statement, .what, .channel, .mode, .stance, .polarity, .certainty, .hedge, .basis,
          .reliability, .credibility, .date, .earliest, .latest, .recorded, .authors, .sources} AS claim,
       CASE WHEN c IS NULL THEN [] ELSE
         [(c)-[role:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]->(e:Entity) |
         {role: type(role), custody: role.custody, id: e.id, name: e.name, kind: e.kind,
          label: [label IN labels(e) WHERE label <> 'Entity'][0]}] END AS roles,
       CASE WHEN c IS NULL THEN [] ELSE
         [(c)-[by:ASSERTED_BY]->(a) | {depth: by.depth, id: a.id, name: coalesce(a.title, a.name)}] END AS asserted_by,
       CASE WHEN c IS NULL THEN [] ELSE
         [(c)-[:FROM]->(p:Passage)-[:IN]->(s:Source) |
         {id: p.id, paragraph: p.paragraph, start: p.start, end: p.end, sha256: p.sha256, source: s.id, title: s.title,
          repeats: [(p)-[:REPEATS]->(q:Passage) | q.id][0]}] END AS passages,
       CASE WHEN c IS NULL THEN [] ELSE
         [(c)-[:ALTERNATIVE]->(x:AlternativeSet) |
         {id: x.id, question: x.question, members: [(x)<-[:ALTERNATIVE]-(m:Claim) | m.id]}] END AS alternatives,
       CASE WHEN c IS NULL THEN [] ELSE
         [(c)-[side:SIDE]->(x:Disagreement) | {id: x.id, kind: x.kind, position: side.position,
          favours: [(x)<-[:ON]-(decision:Decision) | decision.favours],
          against: [(x)<-[other:SIDE]-(o:Claim) WHERE other.position <> side.position |
            {id: o.id, authors: o.authors, sources: o.sources, reliability: o.reliability, credibility: o.credibility,
             earliest: o.earliest, recorded: o.recorded}]}] END AS sides
ORDER BY claim.id
