// summary: Everybody who puts forward a claim in person.
// param: case string id of the case
// returns: id
MATCH (e:Entity {case: $case})<-[:ASSERTED_BY]-(:Claim)
RETURN DISTINCT e.id AS id
ORDER BY id
