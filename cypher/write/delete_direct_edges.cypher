// summary: Deletes the direct edges of claims, before the claims themselves; graphs of schema 1 have no list of their starts.
// param: case string id of the case
// param: ids list ids of the claims
UNWIND $ids AS id
MATCH (c:Claim {case: $case, id: id})
UNWIND coalesce(c.edge_starts, [(c)-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]->(e:Entity) | e.id]) AS start
MATCH (:Entity {case: $case, id: start})-[edge {claim: id}]->(:Entity)
DELETE edge
