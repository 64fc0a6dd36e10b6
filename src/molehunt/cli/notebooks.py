"""The notebooks that come with molehunt, as a copy to work in."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from shlex import quote

import click

from molehunt.cli import commands
from molehunt.cli.say import tell


@commands.command("notebooks", short_help="Copy the notebooks that come with molehunt into a folder, to work in.")
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
@click.option("--force", is_flag=True, help="Write into a folder that is not empty; notebooks in it are replaced.")
def notebooks(folder: Path, force: bool) -> None:
    """Write the notebooks into FOLDER: one question of the reference case each, with answers and pictures.

    They need Jupyter and what draws: pip install 'molehunt[notebook]'.

    \b
    Example:
      molehunt notebooks my-notebooks
    """
    from molehunt.exchange.saving import save_folder
    from molehunt.model.counted import counted
    from molehunt.model.shipped import shipped

    found = sorted(file for file in shipped("notebooks").iterdir() if file.suffix in (".ipynb", ".md"))
    save_folder(folder, {file.name: file.read_text(encoding="utf-8") for file in found}, force=force)
    count = sum(file.suffix == ".ipynb" for file in found)
    need = "" if find_spec("jupyterlab") else "pip install 'molehunt[notebook]' && "
    tell(f"{counted(count, 'notebook')} in {folder}; to begin: {need}jupyter lab {quote(str(folder))}")
