"""A run of the command line: every input read, parsed and written as text, by one process or several.

The pieces go into one stream, or each into a file of its own below a folder, with a manifest that says what was done.
It says nothing to the user; whoever calls it looks at the outcomes.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from zhnews.batches import FailedFile, attempt, failed_by, run_batch
from zhnews.errors import OutputExistsError, UnwritableError, ZhnewsError
from zhnews.manifests import DONE, FAILED, MANIFEST, Entry, Manifest
from zhnews.models import Page
from zhnews.output_formats import Place, format_named
from zhnews.outputs import remove_leftovers, write_within
from zhnews.parser import Parser
from zhnews.readers import load_bytes, read_bytes
from zhnews.targets import plan_targets


@dataclass(frozen=True, slots=True)
class Job:
    """An input: its name, its number from 0, what it holds if no file does, and where its output goes, if to a file.

    `known` is what an earlier run did with it.
    """

    path: str
    number: int
    data: bytes | None = None
    target: str = ""
    known: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an input: a piece of text for the stream, a file written or kept, or a page; or how it failed."""

    path: str
    target: str = ""
    piece: str = ""
    page: Page | None = None
    input_sha256: str = ""
    output_sha256: str = ""
    encoding: str = ""
    damaged: int = 0
    kept: bool = False
    failure: FailedFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Where a run writes its files; `force` writes all anew, `resume` what is not there as it would be."""

    path: str
    keep_folders: bool = False
    resume: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is done with each input; picklable, and sent to each process once.

    `format` is a name in `output_formats`; without one, an input becomes a `Page` and nothing is written.
    """

    parser: Parser
    format: str = ""
    encoding: str | None = None
    single: bool = False
    folder: Folder | None = None
    version: str = ""

    @property
    def options(self) -> dict[str, str]:
        """The options that change what is written, as the manifest tells them."""
        return {
            "format": self.format,
            "script": self.parser.script,
            "punctuation": self.parser.punctuation,
            "encoding": self.encoding or "",
        }

    def __call__(self, job: Job) -> Outcome:
        """Do one job; whatever goes wrong with it is in the outcome."""
        data = attempt(job.path, lambda: load_bytes(job.path) if job.data is None else job.data)
        if isinstance(data, FailedFile):
            return Outcome(path=job.path, target=job.target, failure=data)
        read = _sha256(data) if self.folder else ""
        if self._is_kept(job, read):
            return Outcome(path=job.path, target=job.target, kept=True)
        made = attempt(job.path, functools.partial(self._make, job, data, read))
        if isinstance(made, FailedFile):
            return Outcome(path=job.path, target=job.target, input_sha256=read, failure=made)
        return made

    def _make(self, job: Job, data: bytes, read: str) -> Outcome:
        found = read_bytes(data, self.encoding)
        made = Outcome(
            path=job.path, target=job.target, input_sha256=read, encoding=found.encoding, damaged=found.damaged
        )
        if not self.format:
            return replace(made, page=self.parser.parse(found.text))
        form, place = format_named(self.format), Place(job.path, job.number)
        write = form.single if self.single or self.folder else form.write
        piece = write(self.parser, found.text, place)
        if not self.folder:
            return replace(made, piece=piece)
        out = piece.encode("utf-8", "backslashreplace")
        self._put(self.folder, job.target, out)
        return replace(made, output_sha256=_sha256(out))

    @staticmethod
    def _put(folder: Folder, target: str, out: bytes) -> None:
        try:
            write_within(folder.path, target, out, replace=folder.force or folder.resume)
        except ZhnewsError:
            raise
        except OSError as error:
            sentence = f"The output cannot be written ({error.strerror or error})."
            raise UnwritableError(error.errno or 0, sentence, target) from error

    def _is_kept(self, job: Job, read: str) -> bool:
        """Whether an earlier run made of the same input, in the same way, the very file that stands there now."""
        known = job.known
        if not self.folder or not known or not known.same_work(self.options, self.version, job.target):
            return False
        there = Path(self.folder.path, job.target)
        written = attempt(job.path, lambda: _sha256(load_bytes(there)))
        return (known.input_sha256, known.output_sha256) == (read, written) and not there.is_symlink()


def do_all(work: Work, jobs: Iterator[Job], *, workers: int, timeout: float | None) -> Iterator[Outcome]:
    """Give the outcome of each job, in order; raises what `run_batch` raises."""
    return run_batch(work, jobs, workers=workers, timeout=timeout, lost=_lost)


def _lost(job: Job, code: str) -> Outcome:
    return Outcome(path=job.path, target=job.target, failure=failed_by(job.path, code))


class FolderRun:
    """A run into a folder: the plan of what goes where, and the manifest of what was done.

    Raises `SameNameError` where two outputs would be one, `OutputExistsError` where an earlier run stands in the folder
    and neither `resume` nor `force` says what to do with it, `OutsideError` where its manifest is a link, `OSError`
    where the folder cannot be written to.
    """

    def __init__(self, work: Work, folder: Folder, paths: Sequence[str]) -> None:
        self.work, self.folder, self.paths = work, folder, list(dict.fromkeys(paths))
        suffix = format_named(work.format).suffix
        self.targets = plan_targets(self.paths, self.folder.path, suffix, keep_folders=self.folder.keep_folders)
        again = self.folder.resume or self.folder.force
        manifest = Path(self.folder.path, MANIFEST)
        if not again and manifest.exists() and manifest.stat().st_size:
            message = "An earlier run stands in this folder: --resume goes on with it, --force does all of it anew."
            raise OutputExistsError(message)
        Path(self.folder.path).mkdir(parents=True, exist_ok=True)
        self.manifest = Manifest.begin(self.folder.path, resume=self.folder.resume)
        self.written = 0

    def jobs(self) -> Iterator[tuple[str, str, Entry | None]]:
        """Give each input with its target, and what the manifest knows of it."""
        for path, target in zip(self.paths, self.targets, strict=True):
            yield path, target, self.manifest.known(path)

    def record(self, outcome: Outcome) -> None:
        """Write down what became of an input, unless it is as the manifest says already."""
        if outcome.kept:
            return
        failure = outcome.failure
        self.manifest.record(
            Entry(
                input=outcome.path,
                input_sha256=outcome.input_sha256,
                options=self.work.options,
                version=self.work.version,
                output=outcome.target,
                output_sha256=outcome.output_sha256,
                status=FAILED if failure else DONE,
                code=failure.code if failure else "",
                encoding=outcome.encoding,
                damaged=outcome.damaged,
            )
        )

    def finish(self) -> None:
        """Put the manifest in order, and take away what killed runs left half written; called however a run ends."""
        remove_leftovers(self.folder.path, [MANIFEST, *self.targets])
        self.written = self.manifest.count_done()
        self.manifest.finish(self.paths)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
