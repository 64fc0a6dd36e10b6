"""Read a file that a case names: only a regular file inside of the folder, or say why it cannot be read.

Reading a pipe or a device may never end, and a link out of the folder would show another file in a message.
"""

from __future__ import annotations

import os
from pathlib import Path


def read_bytes(path: Path, inside: Path | None = None) -> bytes | str:
    """Return the bytes of a file, or why it cannot be read; with ``inside``, only of one that lies in that folder."""
    try:
        if os.path.lexists(path) and not path.is_file() and path.exists():
            return "this is a folder, a pipe or a device, no file"
        if inside is not None and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(inside)):
            return "this is a link out of the folder"
        return path.read_bytes()
    except FileNotFoundError:
        return "the file is missing"
    except OSError as error:
        return f"the file cannot be read: {error.strerror or error}"
    except ValueError:
        return "this is no path of a file"
