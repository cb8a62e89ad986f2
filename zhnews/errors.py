"""What can go wrong, each with a stable code and what to do about it.

`parse` accepts any `str`, so nothing here is about a page's content. Messages are for people and may change; codes are
for programs and do not.
"""

from __future__ import annotations


class ZhnewsError(Exception):
    """Every error that zhnews raises on purpose; `code` stays the same across versions.

    >>> ZhnewsError("No such page.").code
    'zhnews'
    """

    code = "zhnews"


class NotTextError(ZhnewsError, TypeError):
    """Something other than a `str` was given where a page's text belongs (code `not-text`)."""

    code = "not-text"

    @classmethod
    def given(cls, value: object) -> NotTextError:
        """Build the sentence that says what came and what to pass instead.

        >>> NotTextError.given(b"")
        NotTextError('A page is given as a str, not bytes: decode it first, or let zhnews.readers.read_bytes do it.')
        """
        kind = type(value).__name__
        hint = ": decode it first, or let zhnews.readers.read_bytes do it." if kind in {"bytes", "bytearray"} else "."
        if kind.endswith("Path"):
            hint = ": read it first, with zhnews.readers.read_file."
        return cls(f"A page is given as a str, not {kind}{hint}")


class OptionError(ZhnewsError, ValueError):
    """An option has a value that it does not take (code `bad-option`)."""

    code = "bad-option"


class FormatError(ZhnewsError, ValueError):
    """A dictionary or JSON text is not a page that zhnews wrote (code `bad-format`)."""

    code = "bad-format"


class InputError(ZhnewsError, OSError):
    """An input file cannot be read (code `unreadable`)."""

    code = "unreadable"


class UndecodableError(ZhnewsError, ValueError):
    """An input's bytes are in no encoding that zhnews recognises, or not in the one named (code `undecodable`)."""

    code = "undecodable"


class WorkerError(ZhnewsError, RuntimeError):
    """A process that was to parse files cannot be started (code `no-workers`)."""

    code = "no-workers"


class MissingExtraError(ZhnewsError, ImportError):
    """Something has to be installed for this that zhnews does not need otherwise (code `missing-extra`)."""

    code = "missing-extra"


class OutputExistsError(ZhnewsError, FileExistsError):
    """An output would take the place of something that stands there already (code `exists`)."""

    code = "exists"


class SameNameError(ZhnewsError, ValueError):
    """Two outputs would be the same file, or an output would be an input (code `same-name`)."""

    code = "same-name"


class OutsideError(ZhnewsError, ValueError):
    """An output would stand outside the folder that was named, for a link leads there (code `outside`)."""

    code = "outside"

    @classmethod
    def by_link(cls) -> OutsideError:
        """Build the sentence for a link that stands in the way.

        >>> OutsideError.by_link().code
        'outside'
        """
        return cls("A link leads its output out of the folder: take the link away, or use another folder.")


class UnwritableError(ZhnewsError, OSError):
    """An output cannot be written (code `unwritable`)."""

    code = "unwritable"
