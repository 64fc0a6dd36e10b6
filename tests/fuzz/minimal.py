"""Make a failing case small: as few changed files as fail, and of each as few lines."""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzz.mutate import Files

Fails = Callable[[Files], bool]


def minimal(files: Files, original: Files, fails: Fails) -> Files:
    """Return files that still fail: first unchanged again where they can be, then shortened line by line."""
    for name in sorted(files):
        tried = dict(files)
        if name in original:
            tried[name] = original[name]
        if tried[name] != files[name] and fails(tried):
            files = tried
    for name in sorted(files):
        if files[name] != original.get(name):
            files = _shorter(files, name, fails)
    return files


def _shorter(files: Files, name: str, fails: Fails) -> Files:
    lines = files[name].splitlines(keepends=True)
    much = len(lines) // 2
    while much:
        start = 0
        while start < len(lines):
            kept = lines[:start] + lines[start + much :]
            if fails({**files, name: b"".join(kept)}):
                lines = kept
            else:
                start += much
        much //= 2
    return {**files, name: b"".join(lines)}
