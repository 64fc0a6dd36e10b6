// summary: Gives entities another second label, and keeps their edges; without a digest they count as unfinished.
// slot: LABEL the label they get
// param: case string id of the case
// param: ids list ids of the entities
UNWIND $ids AS id
MATCH (n:Entity {case: $case, id: id})
REMOVE n:Person:Organization:Codename:Name:Document:Event:Place
SET n:LABEL
SET n.digest = null
