"""Many files parsed, one after the other or by several processes; a file that cannot be parsed is a result, not an end.

It reads files and writes none; names are taken as they are, folders and patterns are expanded in `inputs`.
"""

from __future__ import annotations

import functools
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from zhnews.errors import OptionError, ZhnewsError

if TYPE_CHECKING:
    from zhnews.models import Page
    from zhnews.parser import Parser

_Job = TypeVar("_Job")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file's page, the encoding it was read in, and how many damaged places U+FFFD stands for."""

    path: str
    page: Page
    encoding: str
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that gave no page: a code for programs, which stays the same, and a sentence for people."""

    path: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many files are done, those that failed included; `total` is `None` where the paths have no length."""

    done: int
    failed: int
    total: int | None


def parse_files(  # noqa: PLR0913 - an option each
    paths: Iterable[str | os.PathLike[str]],
    *,
    parser: Parser | None = None,
    encoding: str | None = None,
    workers: int = 1,
    timeout: float | None = None,
    on_progress: Callable[[Progress], object] | None = None,
) -> Iterator[ParsedFile | FailedFile]:
    """Parse files and give what became of each, in the order of the paths, holding only a few pages at a time.

    No file stops the others: one that cannot be read, or whose parsing fails, dies with its process (`workers` of 2 or
    more) or takes longer than `timeout` seconds, gives a `FailedFile`. Its codes are those of `zhnews.errors`, and
    `unexpected`, `worker-died` and `timed-out`. `on_progress` is called after each file, in the caller's process.

    With several workers, or a timeout, parsing happens in processes of its own: the parser must be picklable, and a
    script needs `if __name__ == "__main__":` around what it does. Raises `OptionError` on what an option does not take,
    `WorkerError` where processes cannot be started.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = pathlib.Path(folder, "page.txt")
    ...     _ = page.write_text("江边的船\\n\\n本报记者 王晓\\n\\n早晨，船来了。", encoding="gbk")
    ...     for found in parse_files([page, "gone.txt"]):
    ...         print(found.page[0].headline if isinstance(found, ParsedFile) else found.code)
    江边的船
    unreadable
    """
    if isinstance(paths, str | bytes | os.PathLike):
        message = "parse_files takes several paths: put the one into a list."
        raise OptionError(message)
    from zhnews.parser import Parser
    from zhnews.readers import check_encoding

    _check_effort(workers, timeout)
    work = _Parse(parser or Parser(), check_encoding(encoding) if encoding else None)
    total = len(paths) if isinstance(paths, Sized) else None
    names = (os.fsdecode(path) for path in paths)
    outcomes = run_batch(work, names, workers=workers, timeout=timeout, lost=failed_by)
    return _report_to(on_progress, outcomes, total) if on_progress else outcomes


@dataclass(frozen=True, slots=True)
class _Parse:
    """What is sent to each process."""

    parser: Parser
    encoding: str | None

    def __call__(self, path: str) -> ParsedFile | FailedFile:
        return attempt(path, functools.partial(self._parse, path))

    def _parse(self, path: str) -> ParsedFile:
        from zhnews.readers import read_file

        found = read_file(path, self.encoding)
        return ParsedFile(path, self.parser.parse(found.text), found.encoding, found.damaged)


def _check_effort(workers: int, timeout: float | None) -> None:
    """Raise `OptionError` on a number of processes or of seconds that cannot be."""
    if not isinstance(workers, int) or workers < 1:
        message = f"workers is how many processes parse, 1 or more, not {workers!r}."
        raise OptionError(message)
    if timeout is not None and not 0 < timeout < float("inf"):
        message = f"timeout is how many seconds a page may take, more than 0, not {timeout!r}."
        raise OptionError(message)


def run_batch(
    work: Callable[[_Job], _Value],
    jobs: Iterable[_Job],
    *,
    workers: int,
    timeout: float | None,
    lost: Callable[[_Job, str], _Value],
) -> Iterator[_Value]:
    """Give what the work makes of each job: in this process, or in others where there are several or time is limited.

    Raises `OptionError` where the work cannot be sent to another process.

    >>> list(run_batch(abs, [-2, 1], workers=1, timeout=None, lost=lambda job, code: 0))
    [2, 1]
    """
    if workers == 1 and timeout is None:
        return map(work, jobs)
    from zhnews.workers import run_jobs

    try:
        pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        message = f"The parser cannot be sent to other processes ({error}): use functions of a module, or one worker."
        raise OptionError(message) from error
    return run_jobs(work, jobs, workers=workers, lost=lost, timeout=timeout, warm_up=_load)


def _load() -> None:
    """Have everything loaded that parsing needs, so that no page's time is spent on it."""
    from zhnews.parser import Parser
    from zhnews.readers import read_bytes

    Parser().parse(read_bytes("江边的船\n\n本报记者 王晓\n\n早晨，船来了。".encode("gbk")).text)


def attempt(path: str, verb: Callable[[], _Value]) -> _Value | FailedFile:
    """Return what the verb returns, or how it failed; whatever else it raises than `ZhnewsError` is `unexpected`.

    >>> attempt("page.txt", lambda: 1 // 0).code
    'unexpected'
    """
    try:
        return verb()
    except ZhnewsError as error:
        return FailedFile(path, error.code, getattr(error, "strerror", None) or str(error))
    except Exception as error:  # noqa: BLE001 - one page never stops the others
        said = f"{type(error).__name__}: {error}"
        return FailedFile(path, "unexpected", f"Parsing failed ({said}): please report it, with the page.")


def failed_by(path: str, code: str) -> FailedFile:
    """Return the failure of a file whose process died or was stopped, in its sentence.

    >>> failed_by("page.txt", "timed-out").message
    'The page took longer than it may: allow more time, or look at what it holds.'
    """
    if code == "worker-died":
        return FailedFile(path, code, "The process that parsed this page died: there may be too little memory for it.")
    return FailedFile(path, code, "The page took longer than it may: allow more time, or look at what it holds.")


def _report_to(
    on_progress: Callable[[Progress], object], outcomes: Iterable[_Value], total: int | None
) -> Iterator[_Value]:
    """Give the outcomes on, calling `on_progress` after each."""
    failed = 0
    for done, outcome in enumerate(outcomes, 1):
        failed += isinstance(outcome, FailedFile)
        on_progress(Progress(done, failed, total))
        yield outcome
