from pathlib import Path

import pytest

from tests.neo4j import servers
from tests.neo4j.jars import Release
from tests.neo4j.servers import NoStartError

pytestmark = pytest.mark.needs("maven", "java-17")


@pytest.mark.usefixtures("library")
def test_server_that_cannot_start_shows_its_log(tmp_path: Path, release: Release) -> None:
    # Neo4j cannot keep its data where a file is in the way.
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(NoStartError, match=r"(?s)before it was ready.*Exception"):
        servers.start(release, tmp_path)
