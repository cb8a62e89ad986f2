"""Reads the invented articles of `invented.txt`; everything in them, people, places and papers, is made up.

The format, an article to a `%%` line: `key: value` lines, a blank line, then one block a line: `## ` marks a
subhead, anything else is a paragraph. `caption:` may be repeated; `authors:` is left out to have them invented and
`-` for nobody; a caption's credit follows a `|`.
"""

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("invented.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a reader would say an article is, before anybody lays it out; `authors` of None are invented."""

    headline: str
    body: tuple[tuple[str, str], ...]
    kicker: str = ""
    deck: str = ""
    authors: tuple[str, ...] | None = None
    byline_style: str | None = None
    place: str = ""
    captions: tuple[tuple[str, str | None], ...] = ()
    author_note: str = ""
    section: str = ""
    script: str = "hans"
    region: str = "mainland"


@cache
def invented_articles():
    """All articles of the data file, in its order."""
    records = SOURCE.read_text("utf-8").split("\n%%")[1:]
    return tuple(_read(record) for record in records)


def article_from(record):
    """An article from a mapping such as JSON gives; captions may be strings or have `text` and `credit`."""
    known = {field.name for field in fields(Article)}
    facts = {key: value for key, value in record.items() if key in known}
    facts["body"] = tuple((kind, text) for kind, text in record["body"])
    facts["captions"] = tuple(_caption(caption) for caption in record.get("captions", ()))
    if facts.get("authors") is not None:
        facts["authors"] = tuple(facts["authors"])
    return Article(**facts)


def _caption(caption):
    if isinstance(caption, str):
        return caption, None
    return caption["text"], caption.get("credit")


def _read(record):
    head, _, body = record.partition("\n\n")
    facts, captions = {}, []
    for line in head.splitlines()[1:]:
        key, _, value = line.partition(": ")
        if key == "caption":
            text, bar, credit = value.partition("|")
            captions.append((text, credit if bar else None))
        else:
            facts[key] = value
    if "authors" in facts:
        facts["authors"] = () if facts["authors"] == "-" else tuple(facts["authors"].split())
    if facts.get("region", "mainland") != "mainland":
        facts["script"] = "hant"
    blocks = tuple(_block(line) for line in body.splitlines() if line.strip())
    return Article(body=blocks, captions=tuple(captions), **facts)


def _block(line):
    return ("subhead", line[3:]) if line.startswith("## ") else ("p", line)
