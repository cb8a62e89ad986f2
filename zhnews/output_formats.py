"""What the command line can write, as a table: how a page becomes text, and what stands around several.

The writing itself is done in `writers` and its neighbours; here stands how their texts are put into one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from zhnews.rows import COLUMNS

if TYPE_CHECKING:
    from zhnews.parser import Parser


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text comes from: the file's name, and its number among the files, from 0."""

    path: str
    number: int = 0


Write = Callable[["Parser", str, Place], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How one text is written, and several into one file: `opening`, the texts with `between` them, `closing`.

    Where `between` is `None`, a line end is put after a text that has none. `alone` writes the only text of a file,
    with nothing around it, where that is another form. `only_alone` says that there is no way to put several into one
    file. `suffix` is that of files with one page each; `says` is the line of help.
    """

    says: str = ""
    suffix: str
    write: Write
    alone: Write | None = None
    only_alone: bool = False
    opening: str = ""
    between: str | None = None
    closing: str = ""
    is_json: bool = False

    def single(self, parser: Parser, text: str, place: Place) -> str:
        """Return the whole of a file that holds one text."""
        if self.alone:
            return self.alone(parser, text, place)
        return "".join(self.around([self.write(parser, text, place)]))

    def around(self, pieces: Iterable[str]) -> Iterator[str]:
        r"""Put several texts together; those that are empty leave no trace.

        >>> "".join(FORMATS["text"].around(["江边\n", "", "柳川\n"]))
        '江边\n\n柳川\n'
        """
        yield self.opening
        before = ""
        for piece in filter(None, pieces):
            if before and self.between is not None:
                yield self.between
            elif before and not before.endswith(("\n", "\r")):
                yield "\n"
            yield piece
            before = piece[-1]
        yield self.closing


def page_as(home: str, end: str = "", *, told_file: bool = False) -> Write:
    r"""Return how a page is written by a function `Page -> str`, named `module:function` and loaded when needed.

    `end` is put after its text; a function that is `told_file` takes the file's name as `file=`.

    >>> from zhnews.parser import Parser
    >>> page_as("zhnews.writers:to_text")(Parser(), "江边的船\n\n早晨，船来了。", Place("page.txt"))
    '江边的船\n\n早晨，船来了。\n'
    """

    def write(parser: Parser, text: str, place: Place) -> str:
        function: Callable[..., str] = resolve_name(home)
        named = {"file": place.path} if told_file else {}
        return function(parser.parse(text), **named) + end

    return write


def _json_with_file(parser: Parser, text: str, place: Place) -> str:
    from zhnews.writers import dump_json, page_to_dict

    return dump_json({"file": place.path, **page_to_dict(parser.parse(text))})


def _json_lines(parser: Parser, text: str, place: Place) -> str:
    from zhnews.writers import to_jsonl

    return to_jsonl(parser.parse(text), file=place.path, number=place.number)


def _table(parser: Parser, text: str, place: Place) -> str:
    """Return the rows of a page as lines of CSV, without the line of column names."""
    import csv
    import io

    from zhnews.writers import to_rows

    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writerows(to_rows(parser.parse(text), file=place.path))
    return out.getvalue()


def _explain_with_file(parser: Parser, text: str, place: Place) -> str:
    return f"{place.path}\n{_explain(parser, text, place)}"


def _unwrap(_: Parser, text: str, __: Place) -> str:
    from zhnews.parser import unwrap

    return unwrap(text)


_explain = page_as("zhnews.writers:explain", "\n")

_json_ld = "zhnews.writers:to_json_ld"

# The formats of `zhnews parse`, by the name that `--format` takes. A new one is an entry here.
FORMATS = {
    "json": Format(
        says='one FILE gives one page; several, a folder or a pattern an array of pages, each with its "file"',
        suffix=".json",
        write=_json_with_file,
        alone=page_as("zhnews.writers:to_json", "\n"),
        opening="[\n",
        between=",\n",
        closing="\n]\n",
        is_json=True,
    ),
    "jsonl": Format(
        says='one article a line, with "file", and with "page" and "article" counted from 0',
        suffix=".jsonl",
        write=_json_lines,
        is_json=True,
    ),
    "markdown": Format(
        says="for people: titles, bylines, body, captions",
        suffix=".md",
        write=page_as("zhnews.writers:to_markdown"),
        between="\n---\n\n",
    ),
    "text": Format(says="titles and bodies only", suffix=".txt", write=page_as("zhnews.writers:to_text"), between="\n"),
    "json-ld": Format(
        says="articles in the vocabulary of schema.org; several pages make an array",
        suffix=".jsonld",
        write=page_as(_json_ld),
        alone=page_as(_json_ld, "\n"),
        opening="[\n",
        between=",\n",
        closing="\n]\n",
        is_json=True,
    ),
    "tei": Format(
        says="TEI P5 for libraries, a document for each page",
        suffix=".xml",
        write=page_as("zhnews.writers:to_tei", told_file=True),
        only_alone=True,
    ),
    "csv": Format(
        says="a table with a row for each element",
        suffix=".csv",
        write=_table,
        opening=f"{','.join(COLUMNS)}\r\n",
    ),
}
# What the commands of these names write.
_OF_COMMANDS = {
    "explain": Format(suffix=".txt", write=_explain_with_file, alone=_explain),
    "unwrap": Format(suffix=".txt", write=_unwrap),
}


def format_named(name: str) -> Format:
    """Return a format of `FORMATS`, or what the command of that name writes.

    >>> format_named("markdown").suffix, format_named("unwrap").suffix
    ('.md', '.txt')
    """
    return FORMATS.get(name) or _OF_COMMANDS[name]
