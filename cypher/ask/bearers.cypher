// summary: What some entities are: their kind, and whom those that are names are said to denote.
// param: case string id of the case
// param: ids list ids of the entities; those of anything else are passed over
// returns: id, kind, denotes
UNWIND $ids AS id
MATCH (e:Entity {case: $case, id: id})
RETURN e.id AS id, e.kind AS kind, [(e)-[edge:DENOTES]->(d:Entity) | {id: d.id, claim: edge.claim}] AS denotes
ORDER BY id
