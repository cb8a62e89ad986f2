"""Work done in processes of their own: results in the order of the jobs, and a process that dies costs one job.

It knows nothing of pages and files. Each process has a pipe of its own and is given a few jobs at a time, only when it
has answered all before: so it is known which job a process died of, and no two ends of a pipe wait for each other.
"""

from __future__ import annotations

import contextlib
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from zhnews.errors import WorkerError

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")

# A process is given one job, then two, then four, up to this many: at ten milliseconds a page, waiting for the next
# ones costs nothing measurable, and at the end of a run nobody has much more left than the others.
_MOST_AT_ONCE = 8
# How many jobs, for each process, may be begun before the result that is due: what a slow page holds up stays small.
_AHEAD = 4 * _MOST_AT_ONCE
# Seconds that processes have to finish the page they are at when a run is broken off.
_GRACE = 2.0
# Seconds: no system can be asked to wait for years.
_LONGEST_WAIT = 3600.0

# What each process is sent: the work, and what comes before the first job.
_Work = tuple[Callable[[Any], object], Callable[[], object] | None]


def run_jobs(  # noqa: PLR0913 - an option each
    work: Callable[[_Job], _Result],
    jobs: Iterable[_Job],
    *,
    workers: int,
    lost: Callable[[_Job, str], _Result],
    timeout: float | None = None,
    warm_up: Callable[[], object] | None = None,
) -> Iterator[_Result]:
    """Give the result of each job, in their order, holding only a few at a time.

    `work` and what it is given and returns are picklable; it is sent to each process once. A job whose process dies, or
    that takes longer than `timeout` seconds, gives `lost(job, code)` with `worker-died` or `timed-out`, and another
    process takes the place. `warm_up` is called in each process before its first job, whose time it would take else.
    Raises `WorkerError` where a process cannot even start.

    >>> list(run_jobs(abs, [-3, 2, -1], workers=2, lost=lambda job, code: 0))
    [3, 2, 1]
    """
    team = _Team((work, warm_up), jobs, workers, lost, timeout)
    try:
        yield from team.results()
    finally:
        team.close()


class _Team(Generic[_Job, _Result]):
    """The processes, the jobs not yet given to any, and the results that are not yet due."""

    def __init__(
        self,
        work: _Work,
        jobs: Iterable[_Job],
        workers: int,
        lost: Callable[[_Job, str], _Result],
        timeout: float | None,
    ) -> None:
        self.work, self.workers, self.lost, self.timeout = work, workers, lost, timeout
        self.jobs = enumerate(jobs)
        self.again: deque[tuple[int, _Job]] = deque()
        self.done: dict[int, _Result] = {}
        self.members: list[_Worker[_Job]] = []

    def results(self) -> Iterator[_Result]:
        due = 0
        while True:
            self._hand_out()
            busy = [member for member in self.members if member.jobs]
            if not busy and due not in self.done and not self.again:
                return
            if busy and due not in self.done:
                self._collect(busy)
            while due in self.done:
                yield self.done.pop(due)
                due += 1

    def _hand_out(self) -> None:
        """Give idle processes their next jobs; as long as there are jobs for them, processes are started."""
        idle = [member for member in self.members if not member.jobs]
        for member in [*idle, *[None] * (self.workers - len(self.members))]:
            size = min(member.size if member else 1, self._room())
            if given := list(islice(self._next_jobs(), size)):
                self._give(member, given)

    def _give(self, member: _Worker[_Job] | None, jobs: list[tuple[int, _Job]]) -> None:
        if member is None:
            member = _Worker(self.work)
            self.members.append(member)
        try:
            member.give(jobs)
        except OSError:  # it died while it had nothing to do, which is no job's fault
            self._dismiss(member)

    def _room(self) -> int:
        begun = len(self.done) + sum(len(member.jobs) for member in self.members)
        return max(0, _AHEAD * self.workers - begun)

    def _next_jobs(self) -> Iterator[tuple[int, _Job]]:
        while self.again:
            yield self.again.popleft()
        yield from self.jobs

    def _collect(self, busy: list[_Worker[_Job]]) -> None:
        """Wait until some process answers, dies or has taken too long."""
        ready = wait([member.pipe for member in busy], self._patience(busy))
        for member in busy:
            if member.pipe in ready:
                self._hear(member)
            elif self.timeout is not None and member.seconds() > self.timeout:
                self._replace(member, "timed-out")

    def _patience(self, busy: list[_Worker[_Job]]) -> float | None:
        if self.timeout is None:
            return None
        left = self.timeout - max(member.seconds() for member in busy)
        return min(max(0.0, left) + 0.01, _LONGEST_WAIT)

    def _hear(self, member: _Worker[_Job]) -> None:
        if not member.greeted:
            member.greet()
            return
        try:
            result = member.answer()
        except (EOFError, OSError):
            self._replace(member, "worker-died")
        else:
            number, _ = member.jobs.popleft()
            self.done[number] = result

    def _replace(self, member: _Worker[_Job], code: str) -> None:
        """Lose the job that a process is at, and have another process go on with the others."""
        number, job = member.jobs.popleft()
        self.done[number] = self.lost(job, code)
        self._dismiss(member)

    def _dismiss(self, member: _Worker[_Job]) -> None:
        self.members.remove(member)
        member.stop(0)
        self.again.extendleft(reversed(member.jobs))

    def close(self) -> None:
        for member in self.members:
            member.pipe.close()
        until = time.monotonic() + _GRACE
        for member in self.members:
            member.stop(max(0.0, until - time.monotonic()))


class _Worker(Generic[_Job]):
    """A process, our end of its pipe, and the jobs that it has not answered."""

    def __init__(self, work: _Work) -> None:
        context = get_context("spawn")  # the one way that every system has, and the only one safe beside threads
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, *work), daemon=True)
        self.jobs: deque[tuple[int, _Job]] = deque()
        self.size, self.greeted, self.since = 1, False, 0.0
        with _uninterrupted():
            self.process.start()
        theirs.close()

    def greet(self) -> None:
        """Take the first thing a process says, which is that it is there."""
        try:
            self.pipe.recv()
        except (EOFError, OSError) as error:
            message = (
                "A worker process cannot start: a script that uses workers needs 'if __name__ == \"__main__\":' around "
                "what it does, and what it passes must be importable."
            )
            raise WorkerError(message) from error
        self.greeted, self.since = True, time.monotonic()

    def give(self, jobs: list[tuple[int, _Job]]) -> None:
        self.size = min(2 * len(jobs), _MOST_AT_ONCE)
        self.jobs.extend(jobs)
        self.since = time.monotonic()
        self.pipe.send([job for _, job in jobs])

    def answer(self) -> Any:  # noqa: ANN401 - what the work returns
        result = self.pipe.recv()
        self.since = time.monotonic()
        return result

    def seconds(self) -> float:
        """How long it has been at its present job; starting takes no job's time."""
        return time.monotonic() - self.since if self.greeted else 0.0

    def stop(self, patience: float) -> None:
        self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _serve(pipe: Connection, work: Callable[[Any], object], warm_up: Callable[[], object] | None) -> None:
    """Answer jobs until the other end is closed, which it also is when the parent process was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears of it too, and ends this by closing the pipe
    if warm_up:
        warm_up()
    with contextlib.suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            for job in pipe.recv():
                pipe.send(work(job))


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it would die of it with a traceback before it can say not to."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
