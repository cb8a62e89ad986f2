"""What a command does with its inputs and says about them: where the output goes, the bar, the failures at the end.

It stands between the arguments of the command line and `runs`; pages are not its business.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self

from zhnews.batches import FailedFile
from zhnews.errors import InputError, OptionError
from zhnews.inputs import STDIN, find_inputs
from zhnews.messages import in_locale
from zhnews.outputs import write_file, write_stdout
from zhnews.progress_bars import ProgressBar

if TYPE_CHECKING:
    from zhnews.manifests import Entry
    from zhnews.models import Page
    from zhnews.runs import Folder, Job, Outcome, Work

# Control characters, ends of lines, and marks that turn the direction of writing: a file's name may hold them.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

DONE, SOME_FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def write_texts(options: Namespace, form: str) -> int:
    """Write what a format of `output_formats` makes of each input, as the options say, and return the exit status."""
    from zhnews.output_formats import format_named

    folder = _folder(options)
    with Session(options, folder) as session:
        single, written = session.inputs.single, format_named(form)
        if folder:
            session.fill(folder, _work(options, form, folder=folder))
        elif written.only_alone and not single:
            message = "A file of this format holds one page: name a folder for several, with --output-dir."
            raise OptionError(message)
        else:
            pieces = (outcome.piece for outcome in session.outcomes(_work(options, form, single=single)))
            session.write(pieces if single else written.around(pieces), is_json=written.is_json)
    return session.status


def write_pages(options: Namespace, write: Callable[[Iterable[tuple[str, Page]]], Iterable[str]]) -> int:
    """Write what a function makes of all pages, each with the name of its file, and return the exit status.

    The pages come one by one, in order, as they are parsed; the pieces go into one file or to standard output.
    """
    with Session(options, None) as session:
        found = ((outcome.path, outcome.page) for outcome in session.outcomes(_work(options, "")))
        session.write(write((path, page) for path, page in found if page is not None))
    return session.status


def write_pieces(output: str, pieces: Iterable[str], *, is_json: bool = False) -> None:
    """Write pieces of text to a file, or to standard output where it is called `-`. Raises `OSError`."""
    if output == STDIN:
        write_stdout(pieces, is_json=is_json)
    else:
        write_file(output, pieces, wanted=lambda: True)


def complain(name: str, message: str, code: str) -> None:
    """Say on standard error what is wrong with something, in the reader's language, with the code in brackets."""
    say(f"{name}: {in_locale(message)} [{code}]")


def say(line: str) -> None:
    """Write a line to standard error, where there is one at all; what steers a terminal is shown and not obeyed."""
    shown = _STEERING.sub(lambda found: ascii(found[0])[1:-1], line)
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"zhnews: {shown}\n")
            sys.stderr.flush()


class Session:
    """The inputs of one command, and what became of them; failures are named when it ends, however it ends."""

    def __init__(self, options: Namespace, folder: Folder | None) -> None:
        self.options = options
        output = folder.path if folder else options.output
        self.inputs = find_inputs(options.files, leave_out="" if output == STDIN else output)
        self.failures = list(self.inputs.failures)
        self.written = self.kept = 0
        shown = options.output == STDIN and not folder and sys.stdout is not None and sys.stdout.isatty()
        self.bar = ProgressBar(len(self.inputs.paths), options.progress, beside_output=shown)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()
        for failure in self.failures:
            complain(failure.path, failure.message, failure.code)

    @property
    def status(self) -> int:
        """The exit status, as far as inputs decide it."""
        return SOME_FAILED if self.failures else DONE

    @property
    def stopped(self) -> bool:
        """Whether a failure is the end of it."""
        return bool(self.failures) and self.options.fail_fast

    def outcomes(self, work: Work) -> Iterator[Outcome]:
        """Give the outcomes of all inputs that do not fail, in order."""
        jobs = self._jobs((path, "", None) for path in self.inputs.paths)
        yield from (outcome for outcome in self._follow(work, jobs) if not outcome.failure)

    def fill(self, folder: Folder, work: Work) -> None:
        """Write each input's output into the folder, and the manifest, which is whole also where this is broken off."""
        from zhnews.runs import FolderRun

        if not self.inputs.paths:
            return
        run = FolderRun(work, folder, self.inputs.paths)
        try:
            for outcome in self._follow(work, self._jobs(run.jobs())):
                run.record(outcome)
        finally:
            run.finish()
            failed = len(self.failures)
            self.bar.close()
            say(in_locale(f"{folder.path}: {run.written} written, {self.kept} kept, {failed} failed."))

    def write(self, pieces: Iterable[str], *, is_json: bool = False) -> None:
        """Write the pieces to where the options say; a file only where some input gave something."""
        if self.options.output == STDIN:
            write_stdout(pieces, is_json=is_json)
        else:
            write_file(self.options.output, pieces, wanted=lambda: self.written > 0 and not self.stopped)

    def _follow(self, work: Work, jobs: Iterator[Job]) -> Iterator[Outcome]:
        from zhnews.runs import do_all

        if self.stopped:
            return
        for outcome in do_all(work, jobs, workers=self.options.workers, timeout=self.options.timeout):
            self._count(outcome)
            yield outcome
            if self.stopped:
                return

    def _count(self, outcome: Outcome) -> None:
        self.bar.advance(failed=outcome.failure is not None)
        if outcome.failure:
            self.failures.append(outcome.failure)
            return
        self.written += not outcome.kept
        self.kept += outcome.kept
        if outcome.damaged:
            self._report_damage(outcome)

    def _report_damage(self, outcome: Outcome) -> None:
        if outcome.damaged == 1:
            sentence = f"1 damaged place was replaced (read as {outcome.encoding})"
        else:
            sentence = f"{outcome.damaged} damaged places were replaced (read as {outcome.encoding})"
        self.bar.clear()
        complain(outcome.path, sentence, "damaged")

    def _jobs(self, inputs: Iterable[tuple[str, str, Entry | None]]) -> Iterator[Job]:
        from zhnews.runs import Job

        for number, (path, target, known) in enumerate(inputs):
            try:
                data = _read_stdin() if path == STDIN else None
            except InputError as error:
                self.failures.append(FailedFile(path, error.code, str(error.strerror)))
                self.bar.advance(failed=True)
            else:
                yield Job(path, number, data, target, known)


def _read_stdin() -> bytes:
    try:
        return sys.stdin.buffer.read()
    except (AttributeError, OSError) as error:  # without a terminal sys.stdin may be None
        sentence = "Standard input cannot be read: name a file instead."
        raise InputError(errno.EBADF, sentence, STDIN) from error


def _folder(options: Namespace) -> Folder | None:
    """Return the folder to write into, if the output is one."""
    from zhnews.runs import Folder

    path = options.output_dir
    if path is None and (options.output.endswith(("/", os.sep)) or os.path.isdir(options.output)):  # noqa: PTH112
        path = options.output
    wanted = options.keep_dirs, options.resume, options.force
    if path is None:
        if any(wanted):
            message = "--keep-dirs, --resume and --force are about a folder: name it with --output-dir."
            raise OptionError(message)
        return None
    return Folder(path=path, keep_folders=wanted[0], resume=wanted[1], force=wanted[2])


def _work(options: Namespace, form: str, *, single: bool = False, folder: Folder | None = None) -> Work:
    from zhnews.installations import version_of
    from zhnews.parser import Parser
    from zhnews.runs import Work

    parser = Parser(script=options.script, punctuation=options.punctuation) if "script" in options else Parser()
    version = version_of("zhnews") or "" if folder else ""
    return Work(parser=parser, format=form, encoding=options.encoding, single=single, folder=folder, version=version)
