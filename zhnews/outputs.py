"""Where text goes: standard output that any console can take, and files that are written whole or not at all.

It knows nothing of pages and formats; the command line tells it what to write.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path


def write_stdout(pieces: Iterable[str], *, is_json: bool) -> None:
    r"""Write the pieces; what the console cannot show is escaped, in JSON as JSON does it. Raises `OSError`.

    >>> write_stdout(["江边\n"], is_json=False)
    江边
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    encoding = sys.stdout.encoding or "utf-8"
    try:
        for piece in pieces:
            sys.stdout.write(_escape_json_for(encoding, piece) if is_json else piece)
        sys.stdout.flush()
    except OSError:
        _abandon_stdout()
        raise


def _escape_json_for(encoding: str, text: str) -> str:
    r"""Escape as JSON does what the encoding cannot say; `backslashreplace` would write `\xb7`, which is not JSON.

    >>> print(_escape_json_for("ascii", '["·"]'), _escape_json_for("utf-8", '["·"]'))
    ["\u00b7"] ["·"]
    """
    if _can_say(encoding, text):
        return text
    return "".join(char if _can_say(encoding, char) else json.dumps(char)[1:-1] for char in text)


def _can_say(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def write_file(name: str, pieces: Iterable[str], *, wanted: Callable[[], bool]) -> None:
    """Write a file beside the one named, in UTF-8, and put it in its place once all of it is there and `wanted`.

    A link is followed. `/dev/null` and the like are written to, never replaced. Raises `OSError`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_file(f"{folder}/page.txt", ["江", "边"], wanted=lambda: True)
    ...     Path(folder, "page.txt").read_text(encoding="utf-8"), len(os.listdir(folder))
    ('江边', 1)
    """
    target = Path(os.path.realpath(name))
    if target.exists() and not target.is_file():
        _write(target, "w", pieces)
        return
    fresh = target.with_name(f".zhnews-{secrets.token_hex(8)}.tmp")
    try:
        _write(fresh, "x", pieces)
        if wanted():
            _replace(target, fresh)
    finally:
        fresh.unlink(missing_ok=True)


def _write(path: Path, mode: str, pieces: Iterable[str]) -> None:
    with path.open(mode, encoding="utf-8", errors="backslashreplace", newline="") as out:
        out.writelines(pieces)


def _replace(target: Path, fresh: Path) -> None:
    if target.exists():
        shutil.copymode(target, fresh)
    fresh.replace(target)


def make_streams_safe() -> None:
    """Let no console's encoding stop a run; a file or a pipe gets UTF-8 unless the user asked for something else."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
        encoding = sys.stdout.encoding if asked or sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="")


def _abandon_stdout() -> None:
    """Point standard output nowhere, so that flushing it at exit does not fail a second time."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
