// summary: Everybody who puts forward a claim in person.
// param: case string id of the case
// returns: id
MATCH (e:Entity {case: $case})
// Neo4j goes by the index of case and id only where both are asked for: hence the id.
WHERE e.id IS NOT NULL AND EXISTS { (e)<-[:ASSERTED_BY]-(:Claim) }
RETURN e.id AS id
ORDER BY id
