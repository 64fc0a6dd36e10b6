"""Write the description of the reference case.

``python -m tests.support.descriptor`` writes it anew; a test holds the file to it.
"""

from __future__ import annotations

import json

from molehunt.case.describing import descriptor
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.package import FILE
from molehunt.case.reading.tables import TABLES
from molehunt.model.shipped import shipped
from molehunt.model.vocabulary import vocabulary

__all__ = ["descriptor"]


def main() -> None:
    path = shipped("data", "cases", "zborowski", FILE)
    said = json.loads(path.read_text(encoding="utf-8"))
    held = [table for table in TABLES if any(resource["name"] == table.name for resource in said["resources"])]
    made = said | descriptor(said["name"], said["title"], closed_lists(vocabulary()), held)
    path.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
