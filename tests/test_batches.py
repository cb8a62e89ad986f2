"""Many files from Python: results in order, failures as values, and nothing that one page does stops the others."""

from __future__ import annotations

import multiprocessing
import pickle
import time

import pytest
from broken_stages import dying_join, raising_join, sleeping_join

import zhnews
from zhnews import FailedFile, ParsedFile, Parser, Progress, parse_files
from zhnews.errors import OptionError, WorkerError
from zhnews.workers import run_jobs


def text_of(number):
    return f"老街第{number}家店开张\n\n本报记者 方晓\n\n老街第{number}家店昨天开张，来的人把门口站满了。\n"


@pytest.fixture
def pages(tmp_path):
    """Twenty pages, the eighth of them marked for the broken stages."""
    paths = [tmp_path / f"{number:02}.txt" for number in range(20)]
    for number, path in enumerate(paths):
        path.write_text(text_of(number) + ("要命。\n" if number == 7 else ""), encoding="gbk")
    return paths


def test_results_come_in_the_order_of_the_paths_whatever_the_number_of_workers(pages):
    one = list(parse_files(pages))
    assert [found.path for found in one] == list(map(str, pages))
    assert [found.page for found in one[:7]] == [zhnews.parse(text_of(number)) for number in range(7)]
    assert {found.encoding for found in one} == {"gb18030"}
    assert list(parse_files(pages, workers=2)) == one


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_fails_stops_no_other(pages, tmp_path, workers):
    (tmp_path / "02.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 100)
    (tmp_path / "04.txt").unlink()
    found = list(parse_files(pages, workers=workers, parser=Parser(join=raising_join)))
    failed = {index: outcome.code for index, outcome in enumerate(found) if isinstance(outcome, FailedFile)}
    assert failed == {2: "undecodable", 4: "unreadable", 7: "unexpected"}
    assert "KeyError: 'no such line'" in found[7].message


def test_a_process_that_dies_costs_one_page(pages):
    found = list(parse_files(pages, workers=2, parser=Parser(join=dying_join)))
    assert [outcome.code for outcome in found if isinstance(outcome, FailedFile)] == ["worker-died"]
    assert isinstance(found[7], FailedFile)
    assert len(found) == 20


def test_a_process_that_dies_with_nothing_to_do_costs_nothing():
    def jobs():
        yield from range(3)
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        yield from range(3, 20)

    found = run_jobs(abs, jobs(), workers=1, lost=lambda _, code: code)
    assert list(found) == list(range(20))


def test_a_page_that_takes_too_long_is_given_up(pages):
    began = time.monotonic()
    found = list(parse_files(pages, workers=2, timeout=2.0, parser=Parser(join=sleeping_join)))
    assert [outcome.code for outcome in found if isinstance(outcome, FailedFile)] == ["timed-out"]
    assert isinstance(found[7], FailedFile)
    assert time.monotonic() - began < 30
    assert isinstance(next(iter(parse_files(pages, timeout=30.0))), ParsedFile)


def test_progress_is_told_after_each_file(pages):
    told = []
    assert len(list(parse_files([*pages, "gone.txt"], on_progress=told.append))) == 21
    assert told[0] == Progress(1, 0, 21)
    assert told[-1] == Progress(21, 1, 21)
    told.clear()
    next(parse_files(iter(pages), on_progress=told.append))
    assert told == [Progress(1, 0, None)]


@pytest.mark.parametrize("workers", [1, 2])
def test_files_are_read_as_their_results_are_asked_for(pages, workers):
    asked = []

    def paths():
        for path in pages * 20:
            asked.append(path)
            yield path

    found = parse_files(paths(), workers=workers)
    next(found)
    assert len(asked) <= 32 * workers
    found.close() if workers > 1 else None
    assert len(asked) <= 32 * workers


def test_options_reach_every_file(pages):
    parser = Parser(script="traditional")
    [found] = parse_files(pages[:1], parser=parser, encoding="gbk", workers=2)
    assert found.page == parser.parse(text_of(0))
    assert found.encoding == "gbk"


@pytest.mark.parametrize(
    "options",
    [{"workers": 0}, {"workers": 1.5}, {"timeout": 0}, {"timeout": -1.0}, {"encoding": "gb99999"}],
    ids=str,
)
def test_options_that_cannot_be_are_refused_at_once(options):
    with pytest.raises(OptionError):
        parse_files(["page.txt"], **options)


@pytest.mark.parametrize("one", ["page.txt", b"page.txt"])
def test_one_path_is_not_taken_for_several(one):
    with pytest.raises(OptionError, match="put the one into a list"):
        parse_files(one)


def test_a_parser_that_cannot_be_sent_is_refused(pages):
    with pytest.raises(OptionError, match="cannot be sent to other processes"):
        parse_files(pages, parser=Parser(join=lambda _: []), workers=2)


def test_processes_that_cannot_start_are_said(capfd):
    class Gone:
        """Can be pickled, but not be had back."""

        def __reduce__(self):
            return int, ("no number",)

    with pytest.raises(WorkerError, match="cannot start"):
        list(run_jobs(Gone(), [1], workers=1, lost=lambda job, _: job))
    assert "no number" in capfd.readouterr().err


def test_outcomes_are_values(pages):
    found = [*parse_files(pages[:1]), *parse_files(["gone.txt"])]
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
