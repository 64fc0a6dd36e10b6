"""What Windows knows of a process, asked through its kernel library."""

from __future__ import annotations

import sys


def identity(pid: int) -> str | None:
    """Give when a running process began; None if it is no more, or this is not Windows."""
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return None
    handle = wintypes.HANDLE(handle)
    code, times = wintypes.DWORD(), [wintypes.FILETIME() for _ in range(4)]
    try:
        known = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
        known = known and kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    finally:
        kernel.CloseHandle(handle)
    still_active = 259
    return f"{times[0].dwHighDateTime}.{times[0].dwLowDateTime}" if known and code.value == still_active else None
