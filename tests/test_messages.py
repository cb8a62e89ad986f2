"""The command line in the reader's language: which one is wanted, and that no sentence lacks its Chinese."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

import zhnews
from zhnews.messages import in_locale, language, translate
from zhnews.source import _converter
from zhnews.translations import CHINESE

PACKAGE = Path(zhnews.__file__).parent
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py"))
# What only Python code can be told, never the command line.
ONLY_FROM_PYTHON = {
    "A page is given as a str, not {}{}",
    "parse_files takes several paths: put the one into a list.",
    "workers is how many processes parse, 1 or more, not {}.",
    "timeout is how many seconds a page may take, more than 0, not {}.",
    "The parser cannot be sent to other processes ({}): use functions of a module, or one worker.",
    "parse_issue takes several pages: a list of texts, or of what zhnews.parse returns.",
    "The pattern of the rule {} cannot be used: {}.",
    "rules is a sequence of zhnews.Rule objects, not {}.",
    "a rule is a zhnews.Rule, its name a role ({}), a dot and more, not {}.",
    "script is 'keep', 'simplified' or 'traditional', not {}.",
    "punctuation is 'keep' or 'full', not {}.",
    "This is not {} that zhnews wrote: {} must {}{}.",
    "An article is said to stand on page {} of the issue, counted from 0, and does not.",
    "{}: read it with the version of zhnews that wrote it, or parse its source again.",
    "module 'zhnews' has no attribute {}",
}
# What argparse says of wrong usage, in every version from Python 3.11 on; it is not in our code.
OF_ARGPARSE = {
    "argument {}: {}",
    "the following arguments are required: {}",
    "unrecognized arguments: {}",
    "invalid choice: {} (choose from {})",
    "expected one argument",
    "expected at least one argument",
    "not allowed with argument {}",
    "ignored explicit argument {}",
}
# The doctor's words for a state.
STATES = {"ok", "missing", "optional"}
SAYING = {"in_locale", "FailedFile", "Command", "cls"}


def bare(template):
    return re.sub(r"\{\w+\}", "{}", template)


def said(node):
    """The sentences that stand in a piece of code; a value in an f-string is shown as {}."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.IfExp):
        yield from said(node.body)
        yield from said(node.orelse)


def sentences(name):
    """What a module says to people: what it hands to a function that says things, or calls a message or sentence."""
    tree = ast.parse((PACKAGE / f"{name}.py").read_text("utf-8"))
    texts = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts[node.targets[0].id] = list(said(node.value))
            if node.targets[0].id in {"message", "sentence"}:
                yield from said(node.value)
        elif isinstance(node, ast.keyword) and node.arg == "says":
            yield from said(node.value)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
            last = node.args[0] if node.func.id in {"in_locale", "Command"} else node.args[-1]
            yield from said(last)
            if isinstance(last, ast.Name) and last.id.startswith("_"):
                yield from texts.get(last.id, [])


def every_sentence():
    found = {bare(sentence) for name in MODULES for sentence in sentences(name)}
    return found - ONLY_FROM_PYTHON


def test_no_sentence_lacks_its_chinese():
    known = {bare(english) for english in CHINESE}
    assert every_sentence() - known == set()
    assert (OF_ARGPARSE | STATES) - known == set()


def test_no_translation_is_of_something_that_nobody_says_any_more():
    assert {bare(english) for english in CHINESE} - every_sentence() == OF_ARGPARSE | STATES


def test_sentences_are_found_where_they_stand():
    found = every_sentence()
    for sentence in (
        "Standard input cannot be read: name a file instead.",
        "{}: {} written, {} kept, {} failed.",
        "titles and bodies only",
        "write the articles of each page",
        "The page took longer than it may: allow more time, or look at what it holds.",
    ):
        assert sentence in found


@pytest.mark.parametrize("english", CHINESE, ids=lambda text: text[:30])
def test_a_translation_says_the_same_values_in_chinese(english):
    chinese = CHINESE[english]
    assert set(re.findall(r"\{(\w+)\}", chinese)) == set(re.findall(r"\{(\w+)\}", english))
    assert re.search("[\u4e00-\u9fff]", chinese)


def test_values_are_filled_in_and_keep_their_characters():
    said_in = "里弄 {x}.txt and 巷子.txt would both become 里弄.json: use --keep-dirs, or name them differently."
    assert translate(said_in, "zh-Hans").startswith("里弄 {x}.txt 和 巷子.txt 的输出都是 里弄.json")
    assert translate(said_in, "zh-Hant").startswith("里弄 {x}.txt 和 巷子.txt 的輸出都是 里弄.json")
    within = "error: argument --format: invalid choice: 'pdf' (choose from 'json', 'text')"
    assert translate(within, "zh-Hans") == "错误：参数 --format：没有 'pdf' 这个选项（可选：'json', 'text'）"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.GB18030"}, "zh-Hans"),
        ({"LANG": "zh_SG"}, "zh-Hans"),
        ({"LANG": "zh_HK.UTF-8"}, "zh-Hant"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh-Hant"),
        ({"LANG": "zh_CN", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LANGUAGE": "zh"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, "zh-Hans"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_TW:zh"}, "zh-Hant"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:zh"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": ""}, "zh-Hans"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_environment(environment, expected, monkeypatch):
    assert language(environment) == expected
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert in_locale("usage: ") == {"en": "usage: ", "zh-Hans": "用法：", "zh-Hant": "用法："}[expected]


def test_what_the_table_lacks_stays_english():
    assert translate("Nobody has said this yet.", "zh-Hans") == "Nobody has said this yet."


def test_what_cannot_be_converted_is_said_all_the_same(monkeypatch):
    monkeypatch.setitem(sys.modules, "opencc", None)
    _converter.cache_clear()
    assert translate("not installed", "zh-Hant") == "未安装"
    monkeypatch.undo()
    assert translate("not installed", "zh-Hant") == "未安裝"


def test_windows_is_asked_where_the_environment_says_nothing(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Traditional)_Taiwan", "950"))
    assert language({}) == "zh-Hant"
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert language({}) == "en"
