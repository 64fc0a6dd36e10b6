// summary: What else was put down on a claim: wording and basis of its date, reason of its grade, notes.
// param: case string id of the case
// param: id string id of the claim
// returns: date_wording, date_basis, grade_because, sameness, note
MATCH (c:Claim {case: $case, id: $id})
RETURN c.date_wording AS date_wording, c.date_basis AS date_basis, c.grade_because AS grade_because,
       c.sameness AS sameness, c.note AS note
