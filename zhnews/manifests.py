"""What a run that writes into a folder did with each input: a line of JSON each, beside what it wrote.

A line is written after the file that it speaks of is in its place, so a run that is killed has at most written files
that no line speaks of. It decides nothing; what to do with an input is said in `runs`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from zhnews.errors import OutsideError
from zhnews.outputs import write_file
from zhnews.writers import dump_json

MANIFEST = "zhnews-manifest.jsonl"

DONE, FAILED = "done", "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one input; hashes are SHA-256 in hexadecimal, empty where there is nothing to hash.

    `options` are those that change what is written; `output` is the path below the folder, with `/`; `code` is that of
    the failure. There is no time in it: the same run gives the same bytes.
    """

    input: str
    input_sha256: str
    options: dict[str, str]
    version: str
    output: str
    output_sha256: str
    status: str
    code: str
    encoding: str
    damaged: int

    def same_work(self, options: dict[str, str], version: str, output: str) -> bool:
        """Whether it tells of this very work, done: what is left to compare are the hashes."""
        return (self.status, self.options, self.version, self.output) == (DONE, options, version, output)


_FIELDS = tuple(field.name for field in fields(Entry))


class Manifest:
    """The lines of one folder: read when a run is resumed, added to while it goes on, put in order at its end.

    >>> import tempfile
    >>> entry = Entry(input="a.txt", input_sha256="", options={}, version="1", output="a.json", output_sha256="",
    ...               status=FAILED, code="unreadable", encoding="", damaged=0)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = Manifest.begin(folder, resume=False)
    ...     first.record(entry)
    ...     first.finish(["a.txt"])
    ...     Manifest.begin(folder, resume=True).known("a.txt").code
    'unreadable'
    """

    def __init__(self, path: Path, lines: dict[str, str], *, resume: bool) -> None:
        self.path, self.lines, self.resume = path, lines, resume
        self.out = path.open("ab" if resume else "wb", buffering=0)
        self.begun = self.out.seek(0, os.SEEK_END)

    @classmethod
    def begin(cls, folder: str, *, resume: bool) -> Self:
        """Go on with the manifest of a folder, or begin an empty one in its place. Raises `OSError`, `OutsideError`."""
        path = Path(folder, MANIFEST)
        if path.is_symlink():
            raise OutsideError.by_link()
        lines = dict(_read(path)) if resume and path.exists() else {}
        manifest = cls(path, lines, resume=resume)
        if resume:
            manifest.out.write(b"\n")  # the last line may have been cut off
        return manifest

    def known(self, name: str) -> Entry | None:
        """Return what an earlier run did with an input."""
        line = self.lines.get(name)
        return Entry(**json.loads(line)) if line else None

    def record(self, entry: Entry) -> None:
        """Add a line, in one piece: neither Ctrl-C nor a second process can stand in its middle."""
        line = dump_json({name: getattr(entry, name) for name in _FIELDS}) + "\n"
        self.out.write(line.encode())
        if self.resume:
            self.lines[entry.input] = line

    def count_done(self) -> int:
        """Return how many inputs this run wrote down as done.

        The file is asked: between a line written and its being counted Ctrl-C may come.
        """
        with self.path.open("rb") as lines:
            lines.seek(self.begun)
            return sum(f'"status": "{DONE}"'.encode() in line for line in lines)

    def finish(self, names: Iterable[str]) -> None:
        """Close the file; after a resumed run its lines are put into the order of the inputs, others behind them.

        A run that was not resumed wrote them in that order, and so both give the same file.
        """
        os.fsync(self.out.fileno())
        self.out.close()
        if self.resume:
            order = dict.fromkeys([*(name for name in names if name in self.lines), *self.lines])
            write_file(str(self.path), (self.lines[name] for name in order), wanted=lambda: True)


def _read(path: Path) -> Iterator[tuple[str, str]]:
    """Give the input and the line of each entry; lines that are cut off or not ours tell nothing, and are done anew."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for line in lines:
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(found, dict) and found.keys() == set(_FIELDS) and line.endswith("\n"):
                yield str(found["input"]), line
