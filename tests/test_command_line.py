"""The command line as a shell sees it: bytes in, bytes out, exit codes; each test runs a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import zhnews
from zhnews.__main__ import main
from zhnews.arguments import add_inputs, add_output
from zhnews.commands import COMMANDS, Command
from zhnews.errors import WorkerError
from zhnews.models import Page
from zhnews.output_formats import FORMATS, Format, page_as
from zhnews.sessions import write_pages
from zhnews.writers import article_to_dict, explain, to_json, to_markdown, to_text

MAINLAND = "柳川大桥昨日通车\n\n本报记者 方晓\n\n历时三年建设的柳川大桥昨日上午正式通车，两岸居民过江只需五分钟。\n"
TAIWAN = "雲港漁會明天改選\n\n【記者何雅雯／雲港報導】雲港區漁會理事長明天改選，兩名候選人昨天都到魚市場拜票。\n"
HONG_KONG = "鹿灣居民促加開渡輪\n\n【本報訊】鹿灣往返市區的渡輪班次不足，居民昨日到碼頭請願，要求加開兩班·café。\n"
REPUBLIC = "本埠紗市續漲\n\n昨日紗市，人心向好。各廠存貨無多，客幫需要仍旺，開盤即漲二元，午後收盤又漲一元五角。\n"

ROOT = Path(zhnews.__file__).parents[1]


def environment(**added: str) -> dict[str, str]:
    """Keep nothing that says how Python is to encode or buffer, and add what is passed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return {**kept, "PYTHONPATH": str(ROOT), **added}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "zhnews", *map(str, arguments)]


def run(*arguments: object, given: bytes = b"", cwd: Path | None = None, **added: str):
    return subprocess.run(  # noqa: S603 - our own interpreter and module
        command(*arguments), input=given, capture_output=True, check=False, cwd=cwd, env=environment(**added)
    )


@pytest.fixture
def folder(tmp_path) -> Path:
    """Three pages in three encodings."""
    (tmp_path / "柳川.txt").write_bytes(MAINLAND.encode("gbk"))
    (tmp_path / "雲港.txt").write_bytes(TAIWAN.encode("cp950"))
    (tmp_path / "鹿灣.txt").write_bytes(HONG_KONG.encode())
    return tmp_path


def test_one_file_gives_one_page(folder):
    done = run("parse", folder / "雲港.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == to_json(zhnews.parse(TAIWAN)) + "\n"
    assert Page.from_dict(json.loads(done.stdout)) == zhnews.parse(TAIWAN)


def test_several_files_give_an_array_of_pages_with_their_files(folder):
    done = run("parse", "柳川.txt", "雲港.txt", cwd=folder)
    pages = json.loads(done.stdout)
    assert [page["file"] for page in pages] == ["柳川.txt", "雲港.txt"]
    assert [Page.from_dict(page) for page in pages] == [zhnews.parse(MAINLAND), zhnews.parse(TAIWAN)]


def test_json_lines_hold_an_article_each_with_its_place(folder):
    done = run("parse", "--format", "jsonl", "柳川.txt", "雲港.txt", "鹿灣.txt", cwd=folder)
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    expected = [
        {"file": name, "page": number, "article": index, **article_to_dict(article)}
        for number, (name, text) in enumerate([("柳川.txt", MAINLAND), ("雲港.txt", TAIWAN), ("鹿灣.txt", HONG_KONG)])
        for index, article in enumerate(zhnews.parse(text))
    ]
    assert {line["file"] for line in found} == {"柳川.txt", "雲港.txt", "鹿灣.txt"}
    assert found == expected


def test_markdown_and_text_of_several_files_are_set_apart(folder):
    pages = [zhnews.parse(MAINLAND), zhnews.parse(HONG_KONG)]
    markdown = run("parse", "--format", "markdown", "柳川.txt", "鹿灣.txt", cwd=folder).stdout.decode()
    assert markdown == "\n---\n\n".join(map(to_markdown, pages))
    text = run("parse", "--format", "text", "柳川.txt", "鹿灣.txt", cwd=folder).stdout.decode()
    assert text == "\n".join(map(to_text, pages))


def test_script_and_punctuation_reach_the_parser(folder):
    given = "雨停了\n\n本報訊 早晨,雨停了,船都出了港,碼頭上只剩下幾個補網的老人.\n".encode()
    done = run("parse", "--format", "text", "--script", "simplified", "--punctuation", "full", "-", given=given)
    assert done.stdout.decode() == to_text(zhnews.Parser(script="simplified", punctuation="full").parse(given.decode()))
    assert "码头" in done.stdout.decode()
    assert "，" in done.stdout.decode()
    assert "码头" not in run("parse", "--format", "text", folder / "雲港.txt").stdout.decode()


def test_explain_says_which_rule_made_what(folder):
    one = run("explain", "柳川.txt", cwd=folder).stdout.decode()
    assert one == explain(zhnews.parse(MAINLAND)) + "\n"
    two = run("explain", "柳川.txt", "雲港.txt", cwd=folder).stdout.decode()
    assert two == f"柳川.txt\n{one}雲港.txt\n{explain(zhnews.parse(TAIWAN))}\n"


def test_unwrap_writes_the_text_to_the_character():
    text = (
        "江城今起试行公交夜\r\n间专线，首批开通五条，\r\n末班车延至凌晨一时，\r\n票价不变，老人照旧免\r\n费。\r\n\r\n完"
    )
    assert run("unwrap", "-", given=text.encode()).stdout.decode() == zhnews.unwrap(text)


def test_unwrap_keeps_two_files_apart(tmp_path):
    (tmp_path / "a.txt").write_text("春到江边", encoding="utf-8")
    (tmp_path / "b.txt").write_text("柳川放晴\n", encoding="utf-8")
    assert run("unwrap", "a.txt", "b.txt", "a.txt", cwd=tmp_path).stdout.decode() == "春到江边\n柳川放晴\n春到江边"


def test_standard_input_is_recognised_like_a_file():
    done = run("parse", "--format", "text", "-", given=REPUBLIC.encode("utf-16"))
    assert done.stdout.decode() == to_text(zhnews.parse(REPUBLIC))


def test_a_named_encoding_is_used(folder):
    assert run("unwrap", "--encoding", "gbk", folder / "柳川.txt").stdout.decode() == zhnews.unwrap(MAINLAND)


def test_damage_is_reported_and_is_no_failure():
    done = run("unwrap", "-", given=b"\xff" + TAIWAN.encode() + b"\xff")
    assert (done.returncode, done.stdout.decode()) == (0, zhnews.unwrap(f"\ufffd{TAIWAN}\ufffd"))
    assert done.stderr.decode() == "zhnews: -: 2 damaged places were replaced (read as utf-8) [damaged]\n"
    once = run("unwrap", "-", given=TAIWAN.encode() + b"\xff").stderr.decode()
    assert once == "zhnews: -: 1 damaged place was replaced (read as utf-8) [damaged]\n"


def test_what_can_be_done_is_done(folder):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0\1\2" * 100)
    done = run("parse", "missing.txt", "柳川.txt", "picture.txt", cwd=folder, PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert [page["file"] for page in json.loads(done.stdout)] == ["柳川.txt"]
    missing, picture = done.stderr.decode().splitlines()
    assert missing.startswith("zhnews: missing.txt: The file cannot be read (")
    assert missing.endswith("check its name and that you may open it. [unreadable]")
    assert picture.startswith("zhnews: picture.txt: This is not text:")
    assert picture.endswith("[undecodable]")


def test_nothing_readable_is_an_empty_array():
    done = run("parse", "missing.txt", "gone.txt")
    assert (done.returncode, json.loads(done.stdout)) == (1, [])


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp950", "utf-16", "latin-1:strict"])
def test_json_stays_json_on_every_console(folder, encoding):
    text = HONG_KONG + "\U0001f6a2·é\n"
    (folder / "page.txt").write_text(text, encoding="utf-8")
    done = run("parse", "page.txt", cwd=folder, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert Page.from_dict(json.loads(done.stdout.decode(encoding.partition(":")[0]))) == zhnews.parse(text)


def test_text_on_an_old_console_is_escaped_not_lost(folder):
    done = run("unwrap", "鹿灣.txt", cwd=folder, PYTHONIOENCODING="gbk:strict")
    assert done.returncode == 0
    assert done.stdout.decode("gbk") == zhnews.unwrap(HONG_KONG)
    done = run("unwrap", "鹿灣.txt", "missing·頁.txt", cwd=folder, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stdout.decode("ascii").startswith(r"\u9e7f\u7063")
    assert rb"missing\xb7\u9801.txt" in done.stderr


def test_a_pipe_gets_utf8_whatever_the_locale(folder):
    for locale in ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX"}):
        done = run("unwrap", "鹿灣.txt", cwd=folder, **locale)
        assert (done.returncode, done.stdout.decode()) == (0, zhnews.unwrap(HONG_KONG))


@pytest.mark.parametrize("output_format", ["json", "jsonl", "text", "markdown"])
def test_lone_surrogates_stop_nothing(output_format):
    given = f"{MAINLAND}\\ud800\n".encode()
    done = run("parse", "--format", output_format, "--encoding", "raw_unicode_escape", "-", given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode()


def test_an_output_file_is_written_and_standard_output_stays_empty(folder):
    done = run("parse", "-o", "out.json", "雲港.txt", cwd=folder, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (folder / "out.json").read_bytes().decode() == to_json(zhnews.parse(TAIWAN)) + "\n"


def test_an_input_may_be_its_own_output(folder):
    run("unwrap", "--output", "雲港.txt", "雲港.txt", cwd=folder)
    assert (folder / "雲港.txt").read_bytes().decode() == zhnews.unwrap(TAIWAN)


def test_an_output_file_is_left_alone_where_nothing_could_be_read(folder):
    (folder / "out.json").write_bytes(b"old")
    done = run("parse", "-o", "out.json", "missing.txt", cwd=folder)
    assert (done.returncode, (folder / "out.json").read_bytes()) == (1, b"old")
    assert sorted(path.name for path in folder.iterdir()) == ["out.json", "柳川.txt", "雲港.txt", "鹿灣.txt"]


def test_an_output_file_keeps_its_permissions_and_its_link(folder):
    (folder / "out.txt").write_bytes(b"old")
    (folder / "out.txt").chmod(0o640)
    try:
        (folder / "link.txt").symlink_to("out.txt")
    except OSError:
        pytest.skip("this system makes no links")
    run("unwrap", "-o", "link.txt", "柳川.txt", cwd=folder)
    assert (folder / "link.txt").is_symlink()
    assert (folder / "out.txt").read_bytes().decode() == zhnews.unwrap(MAINLAND)
    assert stat.S_IMODE((folder / "out.txt").stat().st_mode) & 0o777 == 0o640


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no /dev/null here")
def test_a_device_is_written_to_and_not_replaced(folder):
    assert run("unwrap", "-o", "/dev/null", folder / "柳川.txt").returncode == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("output", ["nowhere/out.json", "柳川.txt/"])
def test_an_output_that_cannot_be_written_is_said(folder, output):
    done = run("parse", "-o", output, "柳川.txt", cwd=folder, PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"zhnews: {output}: The output cannot be written (")
    assert done.stderr.decode().endswith("[unwritable]\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said(folder):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command("parse", folder / "柳川.txt"), stdout=full, stderr=subprocess.PIPE, check=False, env=environment()
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert done.stderr.decode().startswith("zhnews: -: The output cannot be written (")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe closes with another error there")
def test_a_reader_that_has_seen_enough_is_no_error(folder):
    (folder / "long.txt").write_text(MAINLAND * 200, encoding="utf-8")
    pages = [folder / "long.txt"] * 3
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command("parse", *pages), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["parse"],
        ["read", "page.txt"],
        ["parse", "--format", "pdf", "page.txt"],
        ["parse", "--script", "latin", "page.txt"],
        ["parse", "--punctuation", "half", "page.txt"],
        ["parse", "--encoding", "gb99999", "page.txt"],
        ["unwrap", "--script", "simplified", "page.txt"],
        ["parse", "--form", "text", "page.txt"],
        ["parse", "--workers", "0", "page.txt"],
        ["parse", "--workers", "two", "page.txt"],
        ["parse", "--timeout", "0", "page.txt"],
        ["parse", "--timeout", "nan", "page.txt"],
        ["parse", "--timeout", "inf", "page.txt"],
        ["parse", "--timeout", "long", "page.txt"],
        ["parse", "--resume", "--force", "--output-dir", "out", "page.txt"],
        ["parse", "-o", "out", "--output-dir", "out", "page.txt"],
        ["parse", "--progress", "always", "page.txt"],
        ["completion", "cmd"],
        ["doctor", "page.txt"],
    ],
)
def test_wrong_usage_is_two(arguments):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage: zhnews" in done.stderr


def test_an_unknown_encoding_is_explained_before_any_file_is_read():
    done = run("parse", "--encoding", "gb99999", "missing.txt")
    assert b"leave it out to have it recognised" in done.stderr
    assert b"missing.txt" not in done.stderr


def test_help_names_formats_and_exit_codes():
    done = run("--help", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    for word in (b"json ", b"jsonl", b"markdown", b"text", b"exit status"):
        assert word in done.stdout


def test_version_is_the_installed_one():
    try:
        number = version("zhnews")
    except PackageNotFoundError:
        number = "(not installed)"
    done = run("--version")
    assert (done.returncode, done.stdout.decode().split(maxsplit=1)) == (0, ["zhnews", f"{number}\n"])


def test_main_can_be_called_from_python(folder, capsys):
    assert main(["parse", "--format", "text", str(folder / "柳川.txt")]) == 0
    assert capsys.readouterr().out == to_text(zhnews.parse(MAINLAND))
    assert main(["unwrap", str(folder / "missing.txt")]) == 1
    assert "[unreadable]" in capsys.readouterr().err


def test_failures_are_named_at_the_end(folder):
    given = b"\xff" + TAIWAN.encode()
    done = run("parse", "missing.txt", "-", "柳川.txt", given=given, cwd=folder, PYTHONIOENCODING="utf-8")
    damage, missing = done.stderr.decode().splitlines()
    assert damage.endswith("[damaged]")
    assert missing.startswith("zhnews: missing.txt: ")
    assert len(json.loads(done.stdout)) == 2


def test_standard_input_goes_into_a_folder_as_stdin(folder):
    done = run("parse", "-", "柳川.txt", "--workers", "2", "-o", "out/", given=TAIWAN.encode(), cwd=folder)
    assert done.returncode == 0
    assert (folder / "out" / "stdin.json").read_text("utf-8") == to_json(zhnews.parse(TAIWAN)) + "\n"


def test_a_closed_standard_input_is_said():
    done = run_closed("parse", "-", "gone.txt")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[0].endswith("name a file instead. [unreadable]")


def run_closed(*arguments):
    """Run with standard input closed, as a service may."""
    code = "import sys; sys.stdin = None; from zhnews.__main__ import main; sys.exit(main(sys.argv[1:]))"
    given = [sys.executable, "-c", code, *arguments]
    return subprocess.run(given, capture_output=True, check=False, env=environment())  # noqa: S603 - our own code


def test_a_limit_of_time_is_kept_to_by_one_worker_too(folder):
    done = run("parse", "--timeout", "60", "--format", "text", "柳川.txt", cwd=folder)
    assert done.stdout.decode() == to_text(zhnews.parse(MAINLAND))


@pytest.mark.parametrize(
    ("locale", "usage", "missing"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "用法：zhnews", "文件无法读取（"),
        ({"LANG": "zh_TW.UTF-8"}, "用法：zhnews", "文件無法讀取（"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "zh"}, "用法：zhnews", "文件无法读取（"),
        ({"LANG": "C.UTF-8"}, "usage: zhnews", "The file cannot be read ("),
    ],
    ids=str,
)
def test_messages_are_in_the_language_of_the_locale(locale, usage, missing):
    assert run("parse", "--help", PYTHONIOENCODING="utf-8", **locale).stdout.decode().startswith(usage)
    done = run("unwrap", "gone.txt", PYTHONIOENCODING="utf-8", **locale)
    assert done.stderr.decode().startswith(f"zhnews: gone.txt: {missing}")
    assert done.stderr.decode().endswith("[unreadable]\n")


def english_words(text):
    """What stays English on purpose are names: of options, formats, values and files."""
    names = (
        r"--?[\w-]+|\{[^}]*\}|`[^`]*`|'[^']*'|\"\w+\"|\[?[A-Z]{2,}\w*|zhnews|Big5|shell|schema\.org|TEI P5|HTML"
        "|argparse|Ctrl-C|UTF-8|UTF-16"
    )
    commands = "|".join(COMMANDS)
    values = "keep|full|auto|simplified|traditional|on|off|bash|zsh|fish|powershell|page|issue|line"
    choices = "|".join([*FORMATS, values])
    bare = re.sub(rf"{names}|\b({choices}|{commands})\b", "", text)
    return re.findall(r"[A-Za-z]{2,}", bare)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_no_help_stays_english_in_a_chinese_locale(command, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    assert english_words(capsys.readouterr().out) == []
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    with pytest.raises(SystemExit):
        main([*command, "--help"])
    assert english_words(capsys.readouterr().out) != []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["parse"],
        ["read"],
        ["parse", "--no", "a.txt"],
        ["parse", "--format", "pdf", "a.txt"],
        ["parse", "--format"],
        ["parse", "--workers", "0", "a.txt"],
        ["parse", "--timeout", "0", "a.txt"],
        ["parse", "--encoding", "gb99999", "a.txt"],
        ["parse", "--encoding", "idna", "a.txt"],
        ["parse", "--force=yes", "a.txt"],
        ["parse", "--resume", "--force", "a.txt"],
    ],
    ids=str,
)
def test_no_complaint_about_usage_stays_english_in_a_chinese_locale(arguments, monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert re.search("[\u4e00-\u9fff]", said)
    assert not re.search("argument|choice|expected|required|invalid|number", said)


def test_a_console_in_gbk_gets_chinese_messages():
    done = run("unwrap", "没有·é.txt", PYTHONIOENCODING="gbk", LC_ALL="zh_CN.GBK")
    assert done.returncode == 1
    assert done.stderr.decode("gbk").startswith("zhnews: 没有·é.txt: 文件无法读取（")


def seen_on_a_terminal(*arguments):
    """What a run writes to standard error where that is a terminal, and its exit status."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command(*arguments), stdout=subprocess.PIPE, stderr=theirs, env=environment(TERM="xterm")
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                read = os.read(ours, 4096)
            except OSError:  # how Linux says that the other end is closed
                break
            if not read:
                break
            seen += read
    os.close(ours)
    return seen.decode(), process.returncode


def test_a_bar_is_drawn_on_a_terminal_and_nowhere_else(folder):
    seen, status = seen_on_a_terminal("parse", folder, folder / "missing.txt")
    assert status == 1
    assert "4/4" in seen
    assert "pages/s" in seen or "s/ pages" in seen
    assert "1 failed" in seen
    assert seen.rstrip().endswith("[unreadable]")
    seen, _ = seen_on_a_terminal("parse", folder, "--progress", "off")
    assert seen == ""
    assert run("parse", folder).stderr == b""
    assert b"3/3" in run("parse", folder, "--progress", "on").stderr


def test_a_bar_that_cannot_be_drawn_is_no_reason_to_stop_unless_asked_for(folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["parse", str(folder)]) == 0
    assert capsys.readouterr().err == ""
    assert main(["parse", str(folder), "--progress", "on"]) == 2
    assert capsys.readouterr().err.endswith("pip install tqdm. [missing-extra]\n")


def test_the_doctor_says_what_there_is():
    done = run("doctor", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    states = [line.split()[0] for line in done.stdout.decode("ascii").splitlines()]
    assert set(states) <= {"ok", "optional"}
    for name in (b"Python", b"zhnews", b"regex", b"opencc", b"jieba", b"parsing", b"worker processes"):
        assert b" " + name + b": " in done.stdout


def test_the_doctor_says_what_is_missing_and_what_to_do(tmp_path):
    (tmp_path / "regex.py").write_text("raise ImportError('taken away')\n", encoding="utf-8")
    done = run("doctor", PYTHONPATH=os.pathsep.join([str(tmp_path), str(ROOT)]))
    assert done.returncode == 1
    [regex] = [line for line in done.stdout.decode().splitlines() if " regex: " in line]
    assert regex.startswith("missing ")
    assert regex.endswith("(ImportError: taken away) -> pip install regex")
    assert "missing   parsing: ImportError" in done.stdout.decode()


def test_the_doctor_names_the_extra_of_what_is_optional(monkeypatch, capsys):
    from zhnews import installations

    monkeypatch.setattr(installations, "version_of", lambda name: None if name == "shtab" else "1.0")
    assert main(["doctor"]) == 0
    assert "optional  shtab: not installed -> to use it: pip install 'zhnews[completion]'" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_bash_completes_commands_options_and_values(folder):
    (folder / "completion.bash").write_bytes(run("completion", "bash").stdout)
    script = """
        source completion.bash
        function_of() { complete -p zhnews | sed 's/.*-F \\([^ ]*\\).*/\\1/'; }
        answer() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); $(function_of); echo "${COMPREPLY[@]}"; }
        answer zhnews unw
        answer zhnews parse --keep
        answer zhnews parse --format mark
        answer zhnews completion z
    """
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603, S607
    assert done.stdout.split("\n")[:4] == ["unwrap", "--keep-dirs", "markdown", "zsh"]


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_other_shells_get_a_script_of_theirs(shell, capsys):
    assert main(["completion", shell]) == 0
    written = capsys.readouterr().out
    assert all(name in written for name in ("zhnews", "explain", "output-dir"))


def test_completion_without_its_package_names_the_extra(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    assert capsys.readouterr().err.endswith("pip install 'zhnews[completion]'. [missing-extra]\n")


def command_of(counts):
    return Command("count", (add_inputs, add_output), lambda options: write_pages(options, counts))


def test_a_command_is_an_entry_in_the_table(folder, monkeypatch, capsys):
    def counts(pages):
        for name, page in pages:
            yield f"{Path(name).name} {len(page)}\n"
        yield "end\n"

    monkeypatch.setitem(COMMANDS, "count", command_of(counts))
    assert main(["count", str(folder), "gone.txt"]) == 1
    said = capsys.readouterr()
    assert said.out == "柳川.txt 1\n雲港.txt 1\n鹿灣.txt 1\nend\n"
    assert said.err.endswith("[unreadable]\n")
    assert main(["count", str(folder), "--workers", "2", "-o", str(folder / "counts")]) == 0
    assert (folder / "counts").read_text("utf-8") == said.out


def test_a_format_is_an_entry_in_the_table(folder, monkeypatch, capsys):
    form = Format(suffix=".csv", write=page_as("zhnews.writers:to_text"), opening="head\n")
    monkeypatch.setitem(FORMATS, "rows", form)
    texts = [to_text(zhnews.parse(text)) for text in (MAINLAND, TAIWAN, HONG_KONG)]
    assert main(["parse", "--format", "rows", str(folder)]) == 0
    assert capsys.readouterr().out == "head\n" + "".join(texts)
    assert main(["parse", "--format", "rows", str(folder), "-o", str(folder / "out") + "/"]) == 0
    assert (folder / "out" / "柳川.csv").read_text("utf-8") == "head\n" + texts[0]


def failing(error):
    """A command that does nothing but fail."""

    def run_into(_):
        raise error

    return Command("fail", (add_output,), run_into)


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
        (OSError(28, "No space left on device"), 2, "The output cannot be written (No space left on device). [unwrit"),
        (WorkerError("A worker process cannot start."), 2, "zhnews: -: A worker process cannot start. [no-workers]"),
    ],
    ids=repr,
)
def test_what_ends_a_command_has_its_exit_status(error, status, said, monkeypatch, capsys):
    monkeypatch.setitem(COMMANDS, "fail", failing(error))
    assert main(["fail"]) == status
    assert said in capsys.readouterr().err


def test_an_unwritable_output_and_a_closed_input_are_said_from_python_too(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    assert main(["parse", "柳川.txt", "-o", "nowhere/out.json"]) == 2
    assert capsys.readouterr().err.endswith("[unwritable]\n")
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["parse", "-"]) == 1
    assert capsys.readouterr().err == "zhnews: -: Standard input cannot be read: name a file instead. [unreadable]\n"
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["parse", "-"]) == 1


def test_damage_is_counted_and_the_version_said_from_python_too(folder, capsys):
    (folder / "torn.txt").write_bytes(b"\xff" + TAIWAN.encode() + b"\xff")
    assert main(["unwrap", str(folder / "torn.txt"), "--progress", "on"]) == 0
    assert "2 damaged places were replaced (read as utf-8) [damaged]" in capsys.readouterr().err
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("zhnews ")


def test_the_doctor_sees_a_sample_misread_and_processes_that_do_not_start(monkeypatch, capsys):
    from zhnews import parser, workers

    def refuse(*_, **__):
        message = "no processes here"
        raise WorkerError(message)

    misread = zhnews.parse("江\n\n本报记者 王晓\n\n早晨，船来了。")
    monkeypatch.setattr(workers, "run_jobs", refuse)
    monkeypatch.setattr(parser.Parser, "parse", lambda *_: misread)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "missing   parsing: a sample page is misread -> pip install --force-reinstall zhnews" in said
    assert "optional  worker processes: WorkerError: no processes here -> use one worker" in said


def test_a_format_may_be_told_the_file_and_have_no_way_for_several(folder, monkeypatch, capsys):
    form = Format(suffix=".xml", write=page_as("broken_stages:name_file", told_file=True), only_alone=True)
    monkeypatch.setitem(FORMATS, "named", form)
    assert main(["parse", "--format", "named", str(folder / "柳川.txt")]) == 0
    assert capsys.readouterr().out == f"{folder / '柳川.txt'}: 1\n"
    assert main(["parse", "--format", "named", str(folder)]) == 2
    assert capsys.readouterr().err.endswith("with --output-dir. [bad-option]\n")
    assert main(["parse", "--format", "named", str(folder), "-o", str(folder / "out") + "/"]) == 0
    assert (folder / "out" / "雲港.xml").read_text("utf-8") == f"{folder / '雲港.txt'}: 1\n"


def test_a_table_has_one_line_of_names_for_all_its_pages(folder):
    (folder / "a.txt").write_text("江边的船\n\n早晨，船来了。\n", "utf-8")
    (folder / "b.txt").write_text("画展开幕\n\n三百件作品，展期一个月。\n", "utf-8")
    done = run("parse", "--format", "csv", "a.txt", "b.txt", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    assert [(row["file"], row["role"], row["text"]) for row in rows if row["role"] == "headline"] == [
        ("a.txt", "headline", "江边的船"),
        ("b.txt", "headline", "画展开幕"),
    ]


def test_tei_of_several_pages_asks_for_a_folder(folder):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("江边的船\n\n早晨，船来了。\n", "utf-8")
    done = run("parse", "--format", "tei", "a.txt", "b.txt", cwd=folder)
    assert done.returncode == 2
    assert b"--output-dir" in done.stderr
    assert run("parse", "--format", "tei", "a.txt", "b.txt", "--output-dir", "out", cwd=folder).returncode == 0
    assert (folder / "out" / "b.xml").read_text("utf-8").startswith("<?xml")


@pytest.mark.parametrize(("name", "begins"), [("page", "{"), ("issue", "{"), ("line", "{"), ("tei", "<?xml")])
def test_the_schemas_are_written(name, begins, capsys):
    assert main(["schema", name]) == 0
    assert capsys.readouterr().out.startswith(begins)


def test_a_report_shows_every_page_that_could_be_read(folder):
    (folder / "a.txt").write_text("江边的船\n\n早晨，船来了。\n", "utf-8")
    done = run("report", "a.txt", "gone.txt", "-o", "out.html", cwd=folder)
    assert done.returncode == 1
    assert b"gone.txt" in done.stderr
    html = (folder / "out.html").read_text("utf-8")
    assert html.count('<section class="page"') == 1
    assert "<script" not in html
