// summary: Gives entities another second label, and keeps their edges; the keys are off meanwhile, for ArcadeDB copies the node.
// slot: LABEL the label they get
// param: case string id of the case
// param: ids list ids of the entities
UNWIND $ids AS id
MATCH (n:Entity {case: $case, id: id})
SET n.case = null, n.id = null
REMOVE n:Person:Organization:Codename:Name:Document:Event:Place
SET n:LABEL
SET n.case = $case, n.id = id, n.digest = null
