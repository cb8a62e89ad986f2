"""Runs into a folder: what is written where, what is left alone, and how a run that was broken off goes on."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_command_line import environment

import zhnews
from zhnews.__main__ import main
from zhnews.manifests import MANIFEST
from zhnews.writers import to_json, to_markdown

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 100
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def text_of(number):
    body = f"老街第{number}家店昨天开张，来的人把门口站满了，\n店主说，这条街上从前只有茶馆和布店。\n"
    return f"老街第{number}家店开张\n\n本报记者 方晓\n\n{body * 3}\n"


@pytest.fixture
def scans(tmp_path, monkeypatch):
    """A folder of pages, with folders in it and other things beside them, and the working directory above it."""
    monkeypatch.chdir(tmp_path)
    for name in ("scans/1980/01.txt", "scans/1980/02.md", "scans/1981/03.TXT", "scans/04.text"):
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(int(path.stem)), encoding="gbk")
    for name in ("scans/01.jpg", "scans/.hidden.txt", "scans/.git/a.txt", "scans/notes.json"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(PICTURE)
    return Path("scans")


def tree(folder):
    """Every file below a folder with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


def entries(folder):
    return [json.loads(line) for line in Path(folder, MANIFEST).read_text("utf-8").splitlines()]


def codes(folder):
    return {entry["input"].replace("\\", "/"): entry["code"] for entry in entries(folder)}


def test_a_folder_stands_for_its_text_files_in_the_order_of_their_paths(scans, capsys):
    assert main(["parse", "scans", "--format", "jsonl"]) == 0
    found = [json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()]
    expected = ["scans/04.text", "scans/1980/01.txt", "scans/1980/02.md", "scans/1981/03.TXT"]
    assert [name.replace("\\", "/") for name in found] == expected
    assert scans.is_dir()


def test_a_pattern_that_no_shell_expanded_is_expanded(scans, capsys):
    assert main(["parse", "--format", "jsonl", "scans/*/0[12].*", "scans/**/*.TXT"]) == 0
    found = [json.loads(line)["file"].replace("\\", "/") for line in capsys.readouterr().out.splitlines()]
    assert found[:2] == ["scans/1980/01.txt", "scans/1980/02.md"]
    assert "scans/1981/03.TXT" in found[2:]
    (scans / "a[1].txt").write_text(text_of(9), encoding="utf-8")
    assert main(["parse", "--format", "text", str(scans / "a[1].txt")]) == 0
    assert "第9家" in capsys.readouterr().out


@pytest.mark.usefixtures("scans")
def test_a_folder_among_the_matches_of_a_pattern_stands_for_its_files(capsys):
    assert main(["parse", "--format", "jsonl", "scans/19*"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


@pytest.mark.usefixtures("scans")
def test_a_folder_of_one_page_is_an_array_all_the_same(capsys):
    assert main(["parse", "scans/1981"]) == 0
    assert [page["file"].replace("\\", "/") for page in json.loads(capsys.readouterr().out)] == ["scans/1981/03.TXT"]


def test_what_names_no_page_is_a_failure(scans, capsys):
    (scans / "empty").mkdir()
    assert main(["parse", "scans/empty", "gone*.txt", "scans/04.text"]) == 1
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 1
    first, second = said.err.splitlines()
    assert first.startswith("zhnews: scans/empty: No file in this folder ends in one of .markdown .md .text .txt")
    assert second.startswith("zhnews: gone*.txt: Nothing matches this pattern")
    assert [line.rpartition(" ")[2] for line in (first, second)] == ["[nothing-found]"] * 2


def test_a_dead_link_in_a_folder_is_named_and_a_circle_of_links_ends(scans, capsys):
    try:
        (scans / "dead.txt").symlink_to("nowhere.txt")
        (scans / "circle").symlink_to(".", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert main(["parse", "scans"]) == 1
    said = capsys.readouterr()
    assert len(json.loads(said.out)) == 4
    assert "dead.txt: The file cannot be read" in said.err


def test_each_input_gets_a_file_that_holds_what_it_would_give_alone(scans, capsys):
    assert main(["parse", "scans", "--output-dir", "out"]) == 0
    assert set(tree("out")) == {"01.json", "02.json", "03.json", "04.json", MANIFEST}
    for number in range(1, 5):
        assert Path("out", f"0{number}.json").read_text("utf-8") == to_json(zhnews.parse(text_of(number))) + "\n"
    assert main(["parse", "--format", "markdown", str(scans / "04.text"), "-o", "pages/"]) == 0
    assert Path("pages/04.md").read_text("utf-8") == to_markdown(zhnews.parse(text_of(4)))
    assert main(["unwrap", str(scans / "04.text"), "-o", "texts/"]) == 0
    assert Path("texts/04.txt").read_text("utf-8") == zhnews.unwrap(text_of(4))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == "zhnews: out: 4 written, 0 kept, 0 failed."


@pytest.mark.usefixtures("scans")
def test_folders_are_kept_where_that_is_asked_for():
    assert main(["parse", "scans", "--output-dir", "out", "--keep-dirs"]) == 0
    kept = {f"scans/{name}.json" for name in ("04", "1980/01", "1980/02", "1981/03")}
    assert set(tree("out")) == kept | {MANIFEST}
    whole, roundabout = Path("scans/1980/01.txt").resolve(), f"../{Path.cwd().name}/scans/04.text"
    assert main(["parse", str(whole), roundabout, "-o", "x/", "--keep-dirs"]) == 0
    assert all(path.resolve().is_relative_to(Path("x").resolve()) for path in Path("x").rglob("*"))
    assert len(list(Path("x").rglob("*.json"))) == 2


@pytest.mark.usefixtures("scans")
def test_the_manifest_says_what_became_of_each_input():
    Path("scans/05.txt").write_bytes(PICTURE)
    Path("scans/06.txt").write_bytes(text_of(6).encode()[:-3])
    assert main(["parse", "scans", "gone.txt", "--output-dir", "out", "--script", "traditional"]) == 1
    found = {Path(entry["input"]).name: entry for entry in entries("out")}
    assert list(found) == ["04.text", "05.txt", "06.txt", "01.txt", "02.md", "03.TXT", "gone.txt"]
    good = found["06.txt"]
    assert good["input_sha256"] == hashlib.sha256(Path("scans/06.txt").read_bytes()).hexdigest()
    assert good["output_sha256"] == hashlib.sha256(Path("out/06.json").read_bytes()).hexdigest()
    assert good["options"] == {"format": "json", "script": "traditional", "punctuation": "keep", "encoding": ""}
    assert (good["status"], good["code"], good["output"]) == ("done", "", "06.json")
    assert (good["encoding"], good["damaged"]) == ("utf-8", 1)
    picture = found["05.txt"]
    assert (picture["status"], picture["code"], picture["output_sha256"]) == ("failed", "undecodable", "")
    assert picture["input_sha256"] == hashlib.sha256(PICTURE).hexdigest()
    assert (found["gone.txt"]["code"], found["gone.txt"]["input_sha256"]) == ("unreadable", "")


def changed_times(folder):
    return {path.name: path.stat().st_mtime_ns for path in Path(folder).glob("*.json")}


def test_resuming_does_only_what_is_missing_failed_or_changed(scans, capsys):
    (scans / "05.txt").write_bytes(PICTURE)
    assert main(["parse", "scans", "--output-dir", "out"]) == 1
    before = changed_times("out")
    Path("out/01.json").unlink()
    Path("out/02.json").write_bytes(b"changed")
    (scans / "04.text").write_text(text_of(44), encoding="utf-8")
    (scans / "05.txt").write_text(text_of(5), encoding="utf-8")
    capsys.readouterr()
    assert main(["parse", "scans", "--output-dir", "out", "--resume"]) == 0
    assert capsys.readouterr().err == "zhnews: out: 4 written, 1 kept, 0 failed.\n"
    after = changed_times("out")
    assert {name for name in after if after[name] != before.get(name)} == {"01.json", "02.json", "04.json", "05.json"}
    assert main(["parse", "scans", "--output-dir", "fresh"]) == 0
    assert tree("out") == tree("fresh")


@pytest.mark.parametrize("changed", [["--script", "traditional"], ["--encoding", "gb18030"], ["--punctuation", "full"]])
@pytest.mark.usefixtures("scans")
def test_other_options_are_other_work(changed, capsys):
    main(["parse", "scans", "--output-dir", "out"])
    capsys.readouterr()
    assert main(["parse", "scans", "--output-dir", "out", "--resume", *changed]) == 0
    assert capsys.readouterr().err == "zhnews: out: 4 written, 0 kept, 0 failed.\n"


@pytest.mark.usefixtures("scans")
def test_another_version_is_other_work(monkeypatch, capsys):
    main(["parse", "scans", "--output-dir", "out"])
    monkeypatch.setattr("zhnews.installations.version_of", lambda _: "99.0")
    capsys.readouterr()
    assert main(["parse", "scans", "--output-dir", "out", "--resume"]) == 0
    assert capsys.readouterr().err == "zhnews: out: 4 written, 0 kept, 0 failed.\n"
    assert {entry["version"] for entry in entries("out")} == {"99.0"}


@pytest.mark.usefixtures("scans")
def test_an_earlier_run_is_neither_mixed_with_nor_overwritten_unasked(capsys):
    main(["parse", "scans/1980", "--output-dir", "out"])
    before = tree("out")
    assert main(["parse", "scans", "--output-dir", "out"]) == 2
    assert capsys.readouterr().err.endswith("--force does all of it anew. [exists]\n")
    assert tree("out") == before
    assert main(["parse", "scans", "--output-dir", "out", "--force"]) == 0
    assert len(entries("out")) == 4


@pytest.mark.usefixtures("scans")
def test_a_file_that_was_there_before_is_left_alone_unless_forced(capsys):
    Path("out").mkdir()
    Path("out/01.json").write_bytes(b"mine")
    assert main(["parse", "scans", "--output-dir", "out"]) == 1
    assert Path("out/01.json").read_bytes() == b"mine"
    assert "01.txt: There is a file in its place already" in capsys.readouterr().err
    assert codes("out")["scans/1980/01.txt"] == "exists"
    assert main(["parse", "scans", "--output-dir", "out", "--force"]) == 0
    assert Path("out/01.json").read_bytes() != b"mine"


def test_a_manifest_remembers_what_other_runs_did(scans):
    main(["parse", "scans/1980", "--output-dir", "out"])
    main(["parse", "scans/1981", "--output-dir", "out", "--resume"])
    assert [Path(entry["input"]).name for entry in entries("out")] == ["03.TXT", "01.txt", "02.md"]
    with Path("out", MANIFEST).open("ab") as out:
        out.write(
            b'nonsense\n["a"]\n\xff\n' + b"[" * 100_000 + b'\n{"input": "scans/1980/01.t'
        )  # the last line cut off, as by a kill
    assert main(["parse", str(scans), "--output-dir", "out", "--resume"]) == 0
    assert len(entries("out")) == 4


@pytest.mark.usefixtures("scans")
def test_the_first_failure_is_the_last_where_that_is_asked_for(capsys):
    Path("scans/05.txt").write_bytes(PICTURE)
    assert main(["parse", "scans", "--output-dir", "out", "--fail-fast"]) == 1
    assert list(codes("out").values()) == ["", "undecodable"]
    assert main(["parse", "scans", "-o", "all.json", "--fail-fast"]) == 1
    assert not Path("all.json").exists()
    capsys.readouterr()
    assert main(["parse", "gone*.txt", "scans", "--fail-fast"]) == 1
    assert json.loads(capsys.readouterr().out) == []


def test_two_inputs_that_would_be_one_output_are_refused_before_anything_is_written(scans, capsys):
    (scans / "1981" / "01.txt").write_text(text_of(1), encoding="utf-8")
    assert main(["parse", "scans", "--output-dir", "out"]) == 2
    said = capsys.readouterr().err.replace("\\", "/")
    assert "scans/1981/01.txt and scans/1980/01.txt would both become 01.json" in said
    assert said.endswith("[same-name]\n")
    assert not Path("out").exists()
    assert main(["parse", "scans", "--output-dir", "out", "--keep-dirs"]) == 0


@pytest.mark.parametrize("other", ["scans/1980/01.md", "scans/1980/01", "other/01.TXT", "scans/zhnews-manifest"])
@pytest.mark.usefixtures("scans")
def test_names_are_the_same_whatever_they_end_in(other, capsys):
    Path(other).parent.mkdir(exist_ok=True)
    Path(other).write_text(text_of(1), encoding="utf-8")
    assert main(["parse", "--format", "jsonl", "scans/1980/01.txt", other, "--output-dir", "out"]) == 2
    assert "[same-name]" in capsys.readouterr().err


def test_the_same_input_named_twice_is_one(scans):
    assert main(["parse", "scans", str(scans / "04.text"), "--output-dir", "out"]) == 0
    assert len(entries("out")) == 4


def test_names_that_differ_only_in_case_or_composition_are_one_file_somewhere(scans, capsys):
    for one, other in (("Café.txt", "Cafe\u0301.txt"), ("page.txt", "PAGE.txt")):
        (scans / "a").mkdir(exist_ok=True)
        (scans / "b").mkdir(exist_ok=True)
        (scans / "a" / one).write_text(text_of(1), encoding="utf-8")
        (scans / "b" / other).write_text(text_of(2), encoding="utf-8")
        assert main(["parse", str(scans / "a" / one), str(scans / "b" / other), "--output-dir", "out"]) == 2
        assert "[same-name]" in capsys.readouterr().err


@pytest.mark.usefixtures("scans")
def test_no_input_is_overwritten_even_by_force(capsys):
    before = tree("scans")
    assert main(["parse", "--format", "text", "scans/1980/01.txt", "-o", "scans/1980", "--force"]) == 2
    assert "would take the place of an input (01.txt)" in capsys.readouterr().err
    assert tree("scans") == before


@pytest.mark.usefixtures("scans")
def test_the_output_folder_is_no_input_though_it_stands_in_one(capsys):
    for _ in range(2):
        assert main(["parse", "--format", "text", ".", "--output-dir", "scans/out", "--resume"]) == 0
    assert capsys.readouterr().err.splitlines()[-1].endswith(": 0 written, 4 kept, 0 failed.")


@pytest.mark.usefixtures("scans")
def test_the_output_file_is_no_input_though_it_stands_in_a_folder_of_them():
    written = []
    for _ in range(2):
        assert main(["parse", "--format", "text", "scans", "-o", "scans/1980/all.txt"]) == 0
        written.append(Path("scans/1980/all.txt").read_bytes())
    assert written[0] == written[1]


@pytest.mark.usefixtures("scans")
def test_a_run_that_found_nothing_leaves_nothing_behind():
    assert main(["parse", "gone*.txt", "-o", "out/"]) == 1
    assert not Path("out").exists()


@on_posix
@pytest.mark.usefixtures("scans")
def test_names_that_steer_a_terminal_or_are_no_text_do_no_harm(capsys):
    names = ["a\nzhnews: b.txt", "\x1b[2J.txt", "\u202etxt.exe.txt", "\udcff.txt"]
    for name in names:
        try:
            Path(name).write_text(text_of(1), encoding="utf-8")
        except OSError:
            pytest.skip("this system takes no such names")
    assert main(["parse", *names, "-o", "out/", "--workers", "2"]) == 0
    assert main(["parse", *names, "-o", "out/", "--resume"]) == 0
    assert capsys.readouterr().err.splitlines()[-1] == "zhnews: out/: 0 written, 4 kept, 0 failed."
    assert [entry["input"] for entry in entries("out")] == names
    assert main(["parse", *names, "-o", "out/"]) == 2
    for name in names:
        Path(name).unlink()
    capsys.readouterr()
    assert main(["parse", *names]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == len(names)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", said)


@pytest.mark.parametrize("flag", ["--resume", "--force"])
@pytest.mark.usefixtures("scans")
def test_nothing_is_written_outside_the_folder_wherever_links_lead(flag, capsys):
    outside = Path("outside")
    outside.mkdir()
    (outside / "01.json").write_bytes(b"mine")
    (outside / ".zhnews-0.tmp").write_bytes(b"mine too")
    Path("out/scans").mkdir(parents=True)
    try:
        Path("out/scans/1980").symlink_to(outside.resolve(), target_is_directory=True)
        Path("out/scans/04.json").symlink_to(outside.resolve() / "01.json")
    except OSError:
        pytest.skip("this system makes no links")
    assert main(["parse", "scans", "--output-dir", "out", "--keep-dirs", flag]) == 1
    assert tree(outside) == {"01.json": b"mine", ".zhnews-0.tmp": b"mine too"}
    assert codes("out") == {
        "scans/04.text": "",
        "scans/1980/01.txt": "outside",
        "scans/1980/02.md": "outside",
        "scans/1981/03.TXT": "",
    }
    assert not Path("out/scans/04.json").is_symlink()
    Path("out", MANIFEST).unlink()
    Path("out", MANIFEST).symlink_to(outside.resolve() / "01.json")
    assert main(["parse", "scans", "--output-dir", "out", "--keep-dirs", flag]) == 2
    assert "[outside]" in capsys.readouterr().err
    assert (outside / "01.json").read_bytes() == b"mine"


@pytest.mark.usefixtures("scans")
def test_titles_name_no_files(tmp_path):
    Path("a.txt").write_text("../../etc/通知\n\n本报记者 方晓\n\n市里昨天发了通知，夜市照常。\n", encoding="utf-8")
    assert main(["parse", "a.txt", "--output-dir", "out"]) == 0
    assert set(tree("out")) == {"a.json", MANIFEST}
    assert not list(tmp_path.parent.glob("*通知*"))


@pytest.mark.usefixtures("scans")
def test_an_output_that_cannot_be_written_fails_alone(capsys):
    Path("out/01.json/full").mkdir(parents=True)
    assert main(["parse", "scans", "--output-dir", "out", "--force"]) == 1
    assert codes("out")["scans/1980/01.txt"] == "unwritable"
    assert "01.txt: The output cannot be written (" in capsys.readouterr().err
    assert set(tree("out")) == {"02.json", "03.json", "04.json", MANIFEST}


@pytest.mark.usefixtures("scans")
def test_options_about_a_folder_need_one(capsys):
    for option in ("--keep-dirs", "--resume", "--force"):
        assert main(["parse", "scans", option]) == 2
        assert "name it with --output-dir. [bad-option]" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.usefixtures("scans")
def test_several_processes_write_what_one_writes(form, capsys):
    Path("scans/05.txt").write_bytes(PICTURE)
    for workers in ("1", "2"):
        assert main(["parse", "scans", "--format", form, "--workers", workers, "--output-dir", f"out{workers}"]) == 1
        assert main(["parse", "scans", "--format", form, "--workers", workers, "-o", f"all{workers}"]) == 1
    assert tree("out1") == tree("out2")
    assert Path("all1").read_bytes() == Path("all2").read_bytes()
    assert capsys.readouterr().out == ""


MANY = 100


@pytest.fixture
def many(tmp_path):
    """Enough pages for a run to be caught in the middle."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number:03}.txt").write_text(text_of(number), encoding="utf-8")
    return folder


def start(folder, out, *options, workers="2"):
    command = [sys.executable, "-m", "zhnews", "parse", folder, "--output-dir", out, "--workers", workers, *options]
    given = environment(PYTHONIOENCODING="utf-8")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's background jobs ignore it, and what they start
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(command, stderr=subprocess.PIPE, env=given, start_new_session=True)  # noqa: S603 - our own


def wait_for_lines(out, count):
    until = time.monotonic() + 60
    manifest = Path(out, MANIFEST)
    while time.monotonic() < until:
        if manifest.exists() and manifest.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.002)
    pytest.fail("the run wrote nothing")


def children_of(process):
    """The processes that a process started; none where the system does not tell."""
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in path.read_text("ascii").split()] if path.exists() else []


def is_at_work(process):
    """Whether a process is on a processor now, or waits for one; it has to be there."""
    return ") R" in Path(f"/proc/{process}/stat").read_text("ascii", errors="replace")


def is_running(process):
    status = Path(f"/proc/{process}/stat")
    return status.exists() and ") Z" not in status.read_text("ascii", errors="replace")


@on_posix
def test_a_run_that_was_killed_goes_on_to_the_same_bytes(many, tmp_path):
    with start(many, tmp_path / "out") as process:
        wait_for_lines(tmp_path / "out", 10)
        children = children_of(process.pid)
        process.kill()
    assert len(entries(tmp_path / "out")) < MANY or pytest.skip("the run was over before it could be killed")
    until = time.monotonic() + 20
    while any(map(is_running, children)) and time.monotonic() < until:
        time.sleep(0.01)
    assert not any(map(is_running, children))
    (tmp_path / "out" / ".zhnews-0123456789abcdef.tmp").write_bytes(b"half")
    with start(many, tmp_path / "out", "--resume") as process:
        assert process.stderr is not None
        written, kept = [int(word) for word in process.stderr.read().decode().split() if word.isdigit()][:2]
    assert process.returncode == 0
    assert (written + kept, kept >= 10) == (MANY, True)
    assert main(["parse", str(many), "--output-dir", str(tmp_path / "whole")]) == 0
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


@on_posix
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_leaves_a_manifest_that_tells_the_truth(many, tmp_path, workers):
    out = tmp_path / "out"
    with start(many, out, workers=workers) as process:
        wait_for_lines(out, 10)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: the workers get it too
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert "Traceback" not in said
    done = entries(out)
    assert 10 <= len(done) < MANY
    assert said.startswith(f"zhnews: {out}: {len(done)} written, 0 kept, 0 failed.")
    for entry in done:
        assert hashlib.sha256((out / entry["output"]).read_bytes()).hexdigest() == entry["output_sha256"]
    assert not list(out.glob(".*"))


@on_posix
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs to find the processes of a run")
def test_a_worker_that_is_killed_costs_at_most_one_page(many, tmp_path):
    out = tmp_path / "out"
    with start(many, out) as process:
        wait_for_lines(out, 5)
        workers = [
            child for child in children_of(process.pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
        ]
        # Between two pages a worker costs none: one that is at work.
        os.kill(next(worker for worker in itertools.cycle(workers) if is_at_work(worker)), signal.SIGKILL)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 1
    assert "[worker-died]" in said
    assert sorted(codes(out).values()) == [""] * (MANY - 1) + ["worker-died"]
    shutil.rmtree(out)
