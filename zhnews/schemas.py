"""The schemas of what zhnews writes, as they are shipped with it: JSON Schema for its JSON, RELAX NG for its TEI.

Nothing is validated here: any validator of JSON Schema 2020-12 or of RELAX NG does that. JSON-LD has no schema of ours;
its vocabulary is schema.org's.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def page_schema() -> dict[str, Any]:
    """Return the JSON Schema of `Page.to_dict` and `Page.to_json`; a field more or less than it names fails it.

    It says what this version writes. `Page.from_dict` asks for less: it reads only what the other fields follow from.

    >>> page_schema()["required"]
    ['schema_version', 'folio', 'articles', 'loose', 'source']
    """
    return _rooted("page")


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema of `Issue.to_dict` and `Issue.to_json`, the pages of the issue included.

    >>> issue_schema()["required"]
    ['schema_version', 'pages', 'articles']
    """
    return _rooted("issue")


def line_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line of `Page.to_jsonl`: an article with its file, page and number.

    >>> line_schema()["required"][:4]
    ['file', 'page', 'article', 'headline']
    """
    return _rooted("line")


def tei_schema() -> str:
    """Return the RELAX NG schema (XML syntax) of `Page.to_tei`; it allows a subset of what TEI P5 allows.

    >>> tei_schema().partition(" ")[0]
    '<?xml'
    """
    return _read("zhnews-tei.rng")


def _rooted(name: str) -> dict[str, Any]:
    """Return the schema of one definition, all definitions with it: they refer to one another."""
    shipped = json.loads(_read("zhnews.schema.json"))
    identity = {"$schema": shipped["$schema"], "$id": f"urn:zhnews:schema:{name}"}
    return {**identity, **shipped["$defs"][name], "$defs": shipped["$defs"]}


def _read(name: str) -> str:
    return files("zhnews").joinpath("formats", name).read_text("utf-8")
