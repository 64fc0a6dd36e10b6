"""The version of molehunt; pyproject.toml has the same, as a test holds."""

from __future__ import annotations

VERSION = "0.1.0"
