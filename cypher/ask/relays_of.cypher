// summary: Which claims say who told whom what, where somebody or something has a part in it, or that it is not known.
// param: case string id of the case
// param: id string id of somebody who has a part in it, be it under another name
// param: sender string|null id of the sender, null for all
// param: recipient string|null id of the recipient, null for all
// param: via string|null id of the channel, null for all
// param: about string|null id of what it was about, null for all
// returns: id
MATCH (:Entity {case: $case, id: $id})<-[:DENOTES*0..1]-(:Entity)<-[:SUBJECT|RECIPIENT|VIA|ABOUT]-(c:Claim)
WHERE 'ignorance' IN c.plays
   OR ('relay' IN c.plays
       AND ($sender IS NULL OR EXISTS { (c)-[:SUBJECT]->(:Entity)-[:DENOTES*0..1]->(e:Entity) WHERE e.id = $sender })
       AND ($recipient IS NULL
            OR EXISTS { (c)-[:RECIPIENT]->(:Entity)-[:DENOTES*0..1]->(e:Entity) WHERE e.id = $recipient })
       AND ($via IS NULL OR EXISTS { (c)-[:VIA]->(:Entity)-[:DENOTES*0..1]->(e:Entity) WHERE e.id = $via })
       AND ($about IS NULL OR EXISTS { (c)-[:ABOUT]->(:Entity)-[:DENOTES*0..1]->(e:Entity) WHERE e.id = $about }))
RETURN DISTINCT c.id AS id
ORDER BY id
