"""What the documents show is what happens: their Python runs, their pages parse as printed, their links lead somewhere.

Python stands in the documents as sessions (`>>>`), run from the repository's root, one namespace to a document. The
README shows one page and what zhnews makes of it, in its `text page`, `text markdown` and `text explain` blocks;
`python tests/test_documents.py` writes the last two anew where a changed result is wanted.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import zhnews

ROOT = Path(__file__).parents[1]
PACKAGE = Path(zhnews.__file__).parent
README = ROOT / "README.md"
DOCUMENTS = [
    README,
    ROOT / "CHANGELOG.md",
    ROOT / "benchmarks" / "README.md",
    ROOT / "examples" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
WITH_SESSIONS = [path for path in DOCUMENTS if path == README or path.parent.name == "docs"]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
ELSEWHERE = ("http://", "https://", "mailto:")


def name(path):
    return path.relative_to(ROOT).as_posix()


def blocks(path, info):
    """The blocks of a document that are marked with these words: (lines before it, text)."""
    text = path.read_text("utf-8")
    found = [block for block in FENCE.finditer(text) if block["info"].strip() == info]
    return [(text.count("\n", 0, block.start("text")), block["text"]) for block in found]


def failures(path):
    """What of a document's Python gives something other than it says."""
    found, names = [], {}
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    for line, text in blocks(path, "python"):
        session = doctest.DocTestParser().get_doctest(text, names, name(path), str(path), line)
        runner.run(session, out=found.append, clear_globs=False)
        names = session.globs
    return "".join(found)


def broken_links(path):
    """The relative links of a document that lead nowhere; code is no place for links."""
    prose = FENCE.sub("", path.read_text("utf-8"))
    targets = [found["target"].partition("#")[0] for found in LINK.finditer(prose)]
    return [target for target in targets if not target.startswith(ELSEWHERE) and not (path.parent / target).exists()]


def shown(info):
    """The one block of the README that is marked with these words."""
    [(_, text)] = blocks(README, info)
    return text


@pytest.mark.parametrize("path", WITH_SESSIONS, ids=name)
def test_the_python_of_a_document_gives_what_it_says(path, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert failures(path) == ""


@pytest.mark.parametrize("path", WITH_SESSIONS, ids=name)
def test_all_python_of_a_document_is_a_session(path):
    assert [line for line, text in blocks(path, "python") if not text.startswith(">>> ")] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_every_relative_link_leads_somewhere(path):
    assert broken_links(path) == []


def given():
    """What the page of the README gives, by the words that mark it there."""
    page = zhnews.parse(shown("text page"))
    return {"text markdown": page.to_markdown(), "text explain": page.explain() + "\n"}


def write_anew():
    text = README.read_text("utf-8")
    for info, new in given().items():
        text = text.replace(f"```{info}\n{shown(info)}```", f"```{info}\n{new}```")
    README.write_text(text, "utf-8")


@pytest.mark.parametrize("info", ["text markdown", "text explain"])
def test_the_readme_shows_what_its_page_gives(info):
    assert shown(info) == given()[info]


def test_a_false_session_and_a_broken_link_are_found(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    path = tmp_path / "false.md"
    path.write_text("[a](false.md) [b](gone.md)\n\n```python\n>>> 1 + 1\n3\n```\n", "utf-8")
    assert "Got:\n    2" in failures(path)
    assert broken_links(path) == ["gone.md"]


def test_the_module_map_has_every_module():
    architecture = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"^\| `(\w+)/?`", architecture, re.MULTILINE))
    assert named == {path.stem for path in PACKAGE.glob("*.py")} | {"knowledge"}


def test_the_glossary_has_every_role():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    assert [role for role in zhnews.Role if f"| `{role}` |" not in glossary] == []


if __name__ == "__main__":
    write_anew()
