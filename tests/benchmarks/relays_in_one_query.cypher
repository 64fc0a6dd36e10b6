// summary: The claims on who told, reported, warned, ordered or asked whom what, narrowed by those named.
// param: case string id of the case
// param: senders list|null ids of the senders, null for all
// param: recipients list|null ids of the recipients, null for all
// param: either list|null ids of people who sent or received, null for all
// param: via list|null ids of the channel, null for all
// param: about list|null ids of what it was about, null for all
// param: by date|null last day by which it may have happened
// returns: state, graph, claim, roles, asserted_by, passages, alternatives, sides
MATCH (load:Load {case: $case})
OPTIONAL MATCH (c:Claim {case: $case, family: 'relays'})
WHERE ($senders IS NULL OR EXISTS { (c)-[:SUBJECT]->(e:Entity) WHERE e.id IN $senders })
  AND ($recipients IS NULL OR EXISTS { (c)-[:RECIPIENT]->(e:Entity) WHERE e.id IN $recipients })
  AND ($either IS NULL OR EXISTS { (c)-[:SUBJECT|RECIPIENT]->(e:Entity) WHERE e.id IN $either })
  AND ($via IS NULL OR EXISTS { (c)-[:VIA]->(e:Entity) WHERE e.id IN $via })
  AND ($about IS NULL OR EXISTS { (c)-[:ABOUT]->(e:Entity) WHERE e.id IN $about })
  AND ($by IS NULL OR c.earliest IS NULL OR c.earliest <= $by)
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
