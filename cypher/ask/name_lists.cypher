// summary: What ask/names returns, in one row with a list for each column and in no order, which is ten times faster.
// param: case string id of the case
// returns: ids, names, labels, kinds, denotes
MATCH (e:Entity {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE e.id IS NOT NULL
WITH e, [(e)-[edge:DENOTES]->(d:Entity) | {id: d.id, claim: edge.claim, status: edge.status}] AS said
RETURN collect(e.id) AS ids, collect(e.name) AS names,
       collect([label IN labels(e) WHERE label <> 'Entity'][0]) AS labels,
       // A list that is collected has no nulls, and all these must be as long as the ids.
       collect(coalesce(e.kind, '')) AS kinds,
       collect(CASE WHEN size(said) > 0 THEN {form: e.id, said: said} END) AS denotes
