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
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from zhnews.errors import OutputExistsError, OutsideError

_MARK = ".zhnews-"


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
    with _beside(target) as fresh:
        _write(fresh, "x", pieces)
        if wanted():
            if target.exists():
                shutil.copymode(target, fresh)
            fresh.replace(target)


def write_within(folder: str, name: str, data: bytes, *, replace: bool) -> None:
    """Write a file below a folder, whole or not at all; `name` is a relative path.

    Nothing is written outside the folder, wherever links in it lead, and a link in the file's own place is replaced,
    not followed. Raises `OutputExistsError` where something is there and not to be replaced, `OutsideError`, `OSError`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_within(folder, "a/page.txt", b"1", replace=False)
    ...     write_within(folder, "a/page.txt", b"2", replace=False)
    Traceback (most recent call last):
    zhnews.errors.OutputExistsError: There is a file in its place already: use --force, or another folder.
    """
    target = Path(folder, name)
    if not _is_within(folder, target.parent):
        raise OutsideError.by_link()
    if not replace and os.path.lexists(target):
        message = "There is a file in its place already: use --force, or another folder."
        raise OutputExistsError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target) as fresh:
        with fresh.open("xb") as out:
            out.write(data)
            _settle(out)
        fresh.replace(target)


def remove_leftovers(folder: str, names: Iterable[str]) -> None:
    """Remove what a run that was killed had half written where files of these names, relative paths, were to be."""
    for place in {Path(folder, name).parent for name in names}:
        for left in place.glob(f"{_MARK}*.tmp") if _is_within(folder, place) else ():
            left.unlink(missing_ok=True)


def _is_within(folder: str, place: Path) -> bool:
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give the name of a file in the same folder, and take away what still has it at the end."""
    fresh = target.with_name(f"{_MARK}{secrets.token_hex(8)}.tmp")
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _write(path: Path, mode: str, pieces: Iterable[str]) -> None:
    with path.open(mode, encoding="utf-8", errors="backslashreplace", newline="") as out:
        out.writelines(pieces)
        if path.is_file():
            _settle(out)


def _settle(out: IO[Any]) -> None:
    """Have the system bring to the disk what was written, before its name says that it is there."""
    out.flush()
    os.fsync(out.fileno())


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
