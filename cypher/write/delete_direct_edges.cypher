// summary: Deletes the direct edges of claims, before the claims themselves.
// param: case string id of the case
// param: ids list ids of the claims
UNWIND $ids AS id
MATCH (:Claim {case: $case, id: id})-[:SUBJECT|OBJECT|RECIPIENT|VIA|ABOUT|AT]->(:Entity)-[edge {claim: id}]->(:Entity)
DELETE edge
