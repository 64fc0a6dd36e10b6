"""Puts the graph of the reference case into the wheel, so that a first question need not load it.

Where the embedded engine cannot run while the wheel is built, the wheel goes without it, and the first question loads
the case.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ARCHIVE = "build/prebuilt.zip"  # as in molehunt.store.prebuilt
LIMIT = 300  # seconds


class PrebuiltGraph(BuildHookInterface):  # type: ignore[type-arg]
    """Runs ``python -m molehunt.store.prebuilt`` on the sources that are being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the archive, and add it to a wheel; an editable installation finds it in the checkout."""
        archive = Path(self.root, ARCHIVE)
        archive.unlink(missing_ok=True)
        path = os.pathsep.join(filter(None, (str(Path(self.root, "src")), os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-m", "molehunt.store.prebuilt", str(archive)]
        try:
            subprocess.run(command, env=os.environ | {"PYTHONPATH": path}, check=True, timeout=LIMIT)
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(f"the wheel goes without the graph of the reference case: {error}")
            return
        if version != "editable":
            build_data["force_include"][str(archive)] = f"molehunt/_shipped/{ARCHIVE}"
