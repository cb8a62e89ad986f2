"""What mkdocstrings is told of our docstrings: a doctest in them is code, although no `Examples:` stands above it."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

# From the first prompt to the next blank line.
DOCTEST = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class DocstringExamples(Extension):
    """Fences the doctests, which Markdown would take for quotations in quotations in quotations."""

    def on_object(self, *, obj: Object, **_: Any) -> None:  # noqa: ANN401 - griffe says more than is asked here
        """Rewrite the docstring of a module, class, function or attribute."""
        if obj.docstring:
            obj.docstring.value = DOCTEST.sub(r"```pycon\n\g<0>\n```", obj.docstring.value)
