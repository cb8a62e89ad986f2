"""Stages for parsers that go wrong on marked pages, and a way to write one: here because they are imported by name."""

import os
import time

from zhnews.fragments import join_lines


def name_file(page, *, file):
    """A way to write a page that says where it is from."""
    return f"{file}: {len(page)}\n"


def dying_join(layout):
    """Joins lines, but ends the whole process where the page says so, as a crash in C code or the system would."""
    if "要命" in layout.source.text:
        os._exit(9)
    return join_lines(layout)


def raising_join(layout):
    """Joins lines, but raises what nobody expects where the page says so."""
    if "要命" in layout.source.text:
        message = "no such line"
        raise KeyError(message)
    return join_lines(layout)


def sleeping_join(layout):
    """Joins lines, but takes a minute over it where the page says so."""
    if "要命" in layout.source.text:
        time.sleep(60)
    return join_lines(layout)
