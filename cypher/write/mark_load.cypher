// summary: Marks a case as being loaded, or as complete; the first write of every load and the last.
// param: case string id of the case
// param: state string loading or complete
// param: title string title of the case
// param: digest string digest of the whole case
MERGE (load:Load {case: $case})
SET load.state = $state, load.title = $title, load.digest = $digest
