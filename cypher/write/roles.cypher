// summary: Ties claims to the entities that fill one of their roles; custody says what that makes of the entity, stage where it comes in order.
// slot: ROLE a role in capitals
// param: case string id of the case
// param: rows list maps {claim, entity, custody, stage}
UNWIND $rows AS row
MATCH (c:Claim {case: $case, id: row.claim})
MATCH (e:Entity {case: $case, id: row.entity})
CREATE (c)-[:ROLE {custody: row.custody, stage: row.stage}]->(e)
