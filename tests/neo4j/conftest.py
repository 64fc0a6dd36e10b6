"""Fixtures on the way to a Neo4j server, one step at a time."""

from pathlib import Path

import pytest

from tests import needs
from tests.neo4j import jars
from tests.neo4j.jars import RELEASES, Release, UnreachableError


@pytest.fixture
def release() -> Release:
    return RELEASES["neo4j-5.26"]


@pytest.fixture
def library(release: Release) -> Path:
    """The release's folder in the cache."""
    try:
        return jars.fetched(release, jars.cache_folder())
    except UnreachableError as error:
        needs.lacking("maven-repository", detail=str(error))
