"""Whether a window can be shown here. Qt ends the process if it cannot, so it is asked before."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from ctypes import CDLL, c_char_p, c_int, c_void_p


def why_no_screen(environ: Mapping[str, str] = os.environ) -> str:
    """Why no window can be shown, as a sentence; empty if one can, or if that is not known."""
    if not sys.platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return ""
    if environ.get("WAYLAND_DISPLAY"):
        return ""
    display = environ.get("DISPLAY")
    if not display:
        return "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set."
    if _answers(display):
        return ""
    return f"The screen that DISPLAY names ({display}) does not answer."


def _answers(display: str) -> bool:
    try:
        xcb = CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt itself says better what is missing
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = [c_char_p, c_void_p]
    xcb.xcb_connection_has_error.restype = c_int
    xcb.xcb_connection_has_error.argtypes = [c_void_p]
    xcb.xcb_disconnect.argtypes = [c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)  # never null, by xcb's manual
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
