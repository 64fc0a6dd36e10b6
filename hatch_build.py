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
    """Runs ``python -m molehunt.store.prebuilding`` on the sources that are being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the archive, and add it to a wheel; an editable installation finds it in the checkout."""
        archive = Path(self.root, ARCHIVE)
        archive.unlink(missing_ok=True)
        # The environment in which pip builds takes off the path what an editable installation has put there. It does so
        # in a sitecustomize of its own, which is left out here; what this process can import is passed on.
        passed = [part for part in sys.path if part and not Path(part, "sitecustomize.py").exists()]
        environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(self.root, "src")), *passed])}
        command = [sys.executable, "-m", "molehunt.store.prebuilding", str(archive)]
        try:
            subprocess.run(command, env=environ, check=True, timeout=LIMIT)
        except (OSError, subprocess.SubprocessError) as error:
            self.app.display_warning(f"the wheel goes without the graph of the reference case: {error}")
            return
        if version != "editable":
            build_data["force_include"][str(archive)] = f"molehunt/_shipped/{ARCHIVE}"
