// summary: Takes the second label off entities that get another one, and keeps their edges.
// param: case string id of the case
// param: ids list ids of the entities
UNWIND $ids AS id
MATCH (n:Entity {case: $case, id: id})
REMOVE n:Person:Organization:Codename:Name:Document:Event:Place
