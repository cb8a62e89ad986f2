"""From what a user names to the files meant: folders walked, patterns expanded where no shell did, always in one order.

It opens no file; what holds no page at all is a failure of the name given.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from zhnews.batches import FailedFile

STDIN = "-"
# What a folder's files must end in to be taken for pages. Scans, PDFs and records stand beside them; a file with
# another name, or none of these endings, is taken where it is named itself or by a pattern.
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files in order, what was named and gave none, and whether a single page was named and nothing else."""

    paths: tuple[str, ...]
    failures: tuple[FailedFile, ...]
    single: bool


def find_inputs(names: Iterable[str], *, leave_out: str = "") -> Inputs:
    """Return the files that names stand for; a folder's are in the order of their paths, hidden ones left out.

    `leave_out` is what the run writes to, a folder or a file: no input, though it may stand in a folder of them.

    >>> find_inputs(["-", "page.txt", "no such*.txt"]).paths
    ('-', 'page.txt')
    """
    names = tuple(names)
    paths: list[str] = []
    failures: list[FailedFile] = []
    for name in names:
        found = list(_files(name, os.path.realpath(leave_out) if leave_out else "", failures))
        paths += found
        if not found:
            failures.append(FailedFile(name, "nothing-found", _nothing(name)))
    return Inputs(tuple(paths), tuple(failures), len(names) == 1 and tuple(paths) == names)


def _nothing(name: str) -> str:
    if os.path.isdir(name):  # noqa: PTH112 - a name stays as it was given
        kinds = " ".join(sorted(TEXT_SUFFIXES))
        sentence = f"No file in this folder ends in one of {kinds}: name the files, or use a pattern."
    else:
        sentence = "Nothing matches this pattern: check it, and the folder you are in."
    return sentence


def _files(name: str, leave_out: str, failures: list[FailedFile]) -> Iterator[str]:
    if name == STDIN:
        yield name
    elif os.path.isdir(name):  # noqa: PTH112 - as above
        yield from sorted(_walk(name, leave_out, failures), key=_parts)
    elif glob.has_magic(name) and not os.path.lexists(name):
        matches = sorted(glob.glob(name, recursive=True), key=_parts)  # noqa: PTH207 - as above
        # What a shell would do: a folder among the matches is a folder named, and `**` names a file once.
        yield from dict.fromkeys(path for match in matches for path in _files(match, leave_out, failures))
    else:
        yield name


def _parts(path: str) -> tuple[str, ...]:
    return PurePath(path).parts


def _walk(folder: str, leave_out: str, failures: list[FailedFile]) -> Iterator[str]:
    """Give every text file below a folder; links to folders are not followed, for they may lead in a circle."""

    def fail(error: OSError) -> None:
        sentence = f"The folder cannot be read ({error.strerror}): check that you may open it."
        failures.append(FailedFile(str(error.filename), "unreadable", sentence))

    for place, folders, files in os.walk(folder, onerror=fail):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(os.path.join(place, name)) != leave_out  # noqa: PTH118
        ]
        for name in files:
            path = os.path.join(place, name)  # noqa: PTH118 - as above
            if _is_page(path) and not _is_same(path, leave_out):
                yield path


def _is_same(path: str, other: str) -> bool:
    """Whether two paths are one file; asked of the disk only where the names are the same."""
    return PurePath(path).name == PurePath(other).name and os.path.realpath(path) == other


def _is_page(path: str) -> bool:
    pure = PurePath(path)
    if pure.name.startswith(".") or pure.suffix.lower() not in TEXT_SUFFIXES:
        return False
    return os.path.isfile(path) or not os.path.exists(path)  # noqa: PTH110, PTH113 - a dead link is tried, and named
