// summary: Every entity of a case with its names: what questions resolve names against.
// param: case string id of the case
// returns: id, name, labels, kind, denotes
MATCH (e:Entity {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE e.id IS NOT NULL
RETURN e.id AS id, e.name AS name, labels(e) AS labels, e.kind AS kind,
       [(e)-[edge:DENOTES]->(d:Entity) | {id: d.id, claim: edge.claim, status: edge.status}] AS denotes
ORDER BY id
