// summary: What has exactly this id or name, with what a form of words is said to denote.
// param: case string id of the case
// param: text string the id or the name
// returns: id, name, labels, kind, denotes
CALL {
  MATCH (e:Entity {case: $case, id: $text})
  RETURN e
  UNION
  MATCH (e:Entity {case: $case, name: $text})
  RETURN e
}
RETURN e.id AS id, e.name AS name, labels(e) AS labels, e.kind AS kind,
       [(e)-[edge:DENOTES]->(d:Entity) | {id: d.id, claim: edge.claim, status: edge.status}] AS denotes
ORDER BY id
