// summary: Marks a case as being loaded, or as complete, and says what the mark was; first and last write of every load.
// param: case string id of the case
// param: state string loading or complete
// param: title string title of the case
// param: schema integer version of what loading writes
// param: digest string digest of the whole case, or while it is loading the sign of who loads it
// returns: before
MERGE (load:Load {case: $case})
SET load.state = $state, load.title = $title, load.schema = $schema
WITH load, load.digest AS before
SET load.digest = $digest
RETURN before
