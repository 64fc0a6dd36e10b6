// summary: Sets of alternatives by their ids, each with all its claims.
// param: case string id of the case
// param: ids list ids of the sets
// returns: id, claims
UNWIND $ids AS id
MATCH (n:AlternativeSet {case: $case, id: id})
RETURN n.id AS id, [(n)<-[:ALTERNATIVE]-(c:Claim) | c.id] AS claims
ORDER BY id
