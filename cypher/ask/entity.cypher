// summary: What an entity is, the claims on what it is called, for a form of words those on what it denotes, its works, the source that it is.
// param: case string id of the case
// param: id string id of the entity
// returns: id, name, labels, kind, note, names, denotes, works, sources
MATCH (e:Entity {case: $case, id: $id})
// Each pattern begins at e: the embedded engine would look at every node at which one may begin.
RETURN e.id AS id, e.name AS name, labels(e) AS labels, e.kind AS kind, e.note AS note,
       [(e)<-[:OBJECT]-(c:Claim)-[:SUBJECT]->(form:Entity) WHERE 'naming' IN c.plays |
         {id: form.id, name: form.name, kind: form.kind, claim: c.id, status: c.status, polarity: c.polarity,
          sameness: c.sameness, used_by: [(c)-[:USED_BY]->(user) |
            coalesce(user.name, user.title + ' (' + user.date + ')', user.title)]}] AS names,
       [(e)<-[:SUBJECT]-(c:Claim)-[:OBJECT]->(meant:Entity) WHERE 'naming' IN c.plays |
         {id: meant.id, name: meant.name, kind: meant.kind, claim: c.id, status: c.status, polarity: c.polarity,
          sameness: c.sameness, used_by: [(c)-[:USED_BY]->(user) |
            coalesce(user.name, user.title + ' (' + user.date + ')', user.title)]}] AS denotes,
       [(e)<-[:WRITTEN_BY]-(s:Source) | {id: s.id, title: s.title}] AS works,
       [(e)<-[:IS]-(s:Source) | {id: s.id, title: s.title}] AS sources
