"""What the documents show is what happens: examples run, pages parse as printed, links lead somewhere, the site builds.

A document's examples run in their order, in a folder of their own with some pages in it, one Python namespace to a
document. The word after a fence says what stands in it:

- `python`: a session (`>>>`); with a `title`, a file of that name;
- `text` with a `title`: a file of that name; without one, something to look at;
- `console`: commands (`$ …`), each with what it prints; `...` stands for anything, as in a session;
- `sh`: commands that have to succeed, each in the folder as the examples before left it; what sets something up is only
  looked at.

The two READMEs show one page and what zhnews makes of it, in their `text page`, `text markdown` and `text explain`
blocks; `python tests/test_documents.py` writes the last two anew where a changed result is wanted.
"""

from __future__ import annotations

import doctest
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import zhnews

ROOT = Path(__file__).parents[1]
PACKAGE = Path(zhnews.__file__).parent
READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
WITH_EXAMPLES = [*READMES, *sorted((ROOT / "docs").rglob("*.md"))]
DOCUMENTS = [
    *WITH_EXAMPLES,
    ROOT / "CHANGELOG.md",
    ROOT / "benchmarks" / "README.md",
    ROOT / "examples" / "README.md",
]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r'title="(?P<title>[^"]+)"')
COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:")
# What changes the machine, or is this very run.
SETS_UP = re.compile(
    r"make (?!demo)|pip install |\.venv/bin/python -m (?:pip|pytest|http\.server) |\. \.venv/|zhnews completion "
)
FLAGS = doctest.ELLIPSIS
# What some documents need that zhnews does not; the docs extra has it.
LIBRARIES = {"docs/how-to/feed-pandas.md": ["pandas"], "docs/how-to/work-in-a-notebook.md": ["IPython"]}


def name(path):
    return path.relative_to(ROOT).as_posix()


def blocks(path, info):
    """The blocks of a document that are marked with these words."""
    return [block["text"] for block in FENCE.finditer(path.read_text("utf-8")) if block["info"].strip() == info]


def failures(path, folder):
    """What of a document's examples gives something other than it says."""
    text, found, names = path.read_text("utf-8"), [], {}
    for block in FENCE.finditer(text):
        kind, _, rest = block["info"].strip().partition(" ")
        if title := TITLE.search(rest):
            write(folder / title["title"], block["text"])
        elif kind == "python":
            names = run_session(block["text"], names, path, text.count("\n", 0, block.start("text")), found)
        elif kind == "console":
            found += [told for shown in COMMAND.finditer(block["text"]) if (told := differs(shown, folder))]
        elif kind == "sh":
            found += [told for line in block["text"].splitlines() if (told := fails(line, folder))]
    return "\n".join(found)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def run_session(text, names, path, line, found):
    """The names that a session leaves behind; `found` gets what it gave instead of what it says."""
    session = doctest.DocTestParser().get_doctest(text, names, path.name, str(path), line)
    doctest.DocTestRunner(verbose=False, optionflags=FLAGS).run(session, out=found.append, clear_globs=False)
    return session.globs


def run(command, folder):
    """What a command prints, and its exit status, with this very zhnews as the one that is found."""
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": paths, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    heard = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "timeout": 60}
    # The commands are those of our own documents.
    ran = subprocess.run(command, shell=True, check=False, cwd=folder, env=environment, **heard)  # noqa: S602
    return ran.stdout.decode("utf-8"), ran.returncode


def differs(shown, folder):
    printed, _ = run(shown["command"], folder)
    if doctest.OutputChecker().check_output(shown["printed"], printed, FLAGS):
        return ""
    return f"$ {shown['command']}\nExpected:\n{shown['printed']}Got:\n{printed}"


def fails(line, folder):
    command = line.partition("  #")[0].strip()
    if not command or SETS_UP.match(command):
        return ""
    if command == "make demo":
        command = f"make --no-print-directory -C {ROOT} -o .venv/installed RUN={sys.executable} demo"
    with tempfile.TemporaryDirectory() as copy:
        shutil.copytree(folder, copy, symlinks=True, dirs_exist_ok=True)
        printed, status = run(command, copy)
    return f"{command}: exit status {status}\n{printed}" if status else ""


needs_generator = pytest.mark.skipif(not importlib.util.find_spec("material"), reason="needs the docs extra")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """What of a checkout the examples need, and besides a page and a folder of pages in folders, for the commands."""
    for part in ("examples", "tests/pages"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    for place in ("page.txt", "scans/1980/01.txt", "scans/1980/p02.txt"):
        write(tmp_path / place, (ROOT / "examples" / "evening_paper.txt").read_text("utf-8"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def broken_links(path):
    """The relative links of a document that lead nowhere; code is no place for links."""
    prose = FENCE.sub("", path.read_text("utf-8"))
    targets = [found["target"].partition("#")[0] for found in LINK.finditer(prose)]
    return [target for target in targets if not target.startswith(ELSEWHERE) and not (path.parent / target).exists()]


def shown(path, info):
    """The one block of a document that is marked with these words."""
    [text] = blocks(path, info)
    return text


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name)
def test_the_examples_of_a_document_give_what_it_says(path, folder):
    for library in LIBRARIES.get(name(path), ()):
        pytest.importorskip(library, reason="needs the docs extra")
    if found := failures(path, folder):
        pytest.fail(found, pytrace=False)


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name)
def test_all_python_of_a_document_is_a_session_or_a_file(path):
    assert [text for text in blocks(path, "python") if not text.startswith(">>> ")] == []
    assert [text for text in blocks(path, "console") if not text.startswith("$ ")] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_relative_link_leads_somewhere(path):
    assert broken_links(path) == []


def given(path):
    """What the page of a README gives, by the words that mark it there."""
    page = zhnews.parse(shown(path, "text page"))
    return {"text markdown": page.to_markdown(), "text explain": page.explain() + "\n"}


def write_anew(path):
    text = path.read_text("utf-8")
    for info, new in given(path).items():
        text = text.replace(f"```{info}\n{shown(path, info)}```", f"```{info}\n{new}```")
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("info", ["text markdown", "text explain"])
@pytest.mark.parametrize("path", READMES, ids=name)
def test_a_readme_shows_what_its_page_gives(path, info):
    assert shown(path, info) == given(path)[info]


def test_the_setup_commands_of_the_documents_are_targets_of_make():
    command, target = re.compile(r"^make (\w+)", re.MULTILINE), re.compile(r"^(\w+):", re.MULTILINE)
    named = {found for path in WITH_EXAMPLES for found in command.findall(path.read_text("utf-8"))}
    assert {"demo", "test", "docs"} <= named <= set(target.findall((ROOT / "Makefile").read_text("utf-8")))


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("```python\n>>> 1 + 1\n3\n```\n", "Got:\n    2"),
        ("```console\n$ echo 江\n河\n```\n", "Got:\n江"),
        ("```sh\ncat gone.txt  # a comment\n```\n", "exit status 1"),
        ('```text title="a/b.txt"\n江\n```\n\n```console\n$ cat a/b.txt\n```\n', "Got:\n江"),
    ],
    ids=["session", "console", "command", "file"],
)
def test_a_false_example_is_found(example, said, folder):
    path = folder / "false.md"
    path.write_text(example, "utf-8")
    assert said in failures(path, folder)


def test_a_broken_link_is_found(tmp_path):
    path = tmp_path / "false.md"
    path.write_text("[a](false.md) [b](gone.md)\n", "utf-8")
    assert broken_links(path) == ["gone.md"]


def test_the_module_map_has_every_module():
    architecture = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+)/?`", architecture, re.MULTILINE))
    assert named == {path.stem for path in PACKAGE.glob("*.py")} | {"knowledge"}


def test_the_glossary_has_every_role():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    assert [role for role in zhnews.Role if f"| `{role}` |" not in glossary] == []


def build_site(folder, config):
    """The exit status of a strict build into a folder, and what it says."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")  # noqa: S603
    return ran.returncode, ran.stdout + ran.stderr


@needs_generator
def test_the_site_is_built_without_a_warning(tmp_path):
    status, said = build_site(tmp_path, ROOT / "mkdocs.yml")
    assert status == 0, said
    names = (tmp_path / "reference" / "public-names.html").read_text("utf-8")
    assert [name for name in zhnews.__all__ if f'href="#zhnews.{name}"' not in names] == []
    assert "<blockquote" not in names
    errors = (tmp_path / "reference" / "errors.html").read_text("utf-8")
    codes = [kind.code for kind in zhnews.ZhnewsError.__subclasses__()]
    assert [code for code in codes if f"<code>{code}</code>" not in errors] == []


@needs_generator
def test_what_is_wrong_with_a_page_fails_the_build(tmp_path):
    faults = {
        "gone.md": "[a](gone.md)",
        "#nowhere": "[a](#nowhere)",
        "another host": '<img src="https://a.example/b.png">',
        "a fence": "```text two words\nopen\n```",
    }
    own = {"hooks": [str(ROOT / "scripts" / "site_pages.py")], "nav": ["page.md"], "plugins": [], "extra_css": []}
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text("\n\n".join(faults.values()), "utf-8")
    (tmp_path / "mkdocs.yml").write_text(json.dumps({"INHERIT": str(ROOT / "mkdocs.yml"), **own}), "utf-8")
    status, said = build_site(tmp_path / "site", tmp_path / "mkdocs.yml")
    told = [line for line in said.splitlines() if "page.md" in line]
    assert status != 0
    assert [fault for fault in faults if not any(fault in line for line in told)] == []


if __name__ == "__main__":
    for readme in READMES:
        write_anew(readme)
