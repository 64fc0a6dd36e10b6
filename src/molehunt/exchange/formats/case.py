"""The case itself, as it was loaded: a folder of tables that ``molehunt check`` and ``molehunt load`` take."""

from __future__ import annotations

import json

from molehunt.case.describing import descriptor
from molehunt.case.reading.cells import closed_lists
from molehunt.case.reading.package import FILE
from molehunt.case.reading.tables import TABLES
from molehunt.exchange.formats import Format
from molehunt.exchange.material import Material
from molehunt.model.counted import counted
from molehunt.model.sheets import as_csv
from molehunt.model.vocabulary import vocabulary


def draw(material: Material) -> dict[str, str]:
    """Return the tables of the whole case and their description; loading them again changes nothing."""
    held = [table for table in TABLES if table.name in material.tables]
    described = descriptor(material.case, material.title, closed_lists(vocabulary()), held)
    files = {FILE: json.dumps(described, indent=2, ensure_ascii=False) + "\n"}
    for table in held:
        rows = ([row[name] for name in table.header] for row in material.tables[table.name])
        files[f"{table.name}.csv"] = as_csv([table.header, *rows])
    return files


def _counted(material: Material) -> str:
    claims = len(material.tables["claims"]) + len(material.tables["names"])
    return f"{counted(claims, 'claim')} in {counted(len(material.tables), 'table')}"


FORMAT = Format(
    "The whole case as a folder of tables (a Data Package), as it was loaded.",
    draw,
    "",
    (
        "sentences that were noted as without a claim (omitted.csv) are not in the graph, and so not in the tables",
        "what datapackage.json said beyond name, title and tables, other files of the folder and the order of rows are "
        "not in the graph either; rows stand in order of their ids",
    ),
    narrowed=False,
    counted=_counted,
)
