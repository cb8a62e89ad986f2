"""The command line: files in, structured articles out; data to standard output, everything else to standard error.

It decides nothing about pages. What it adds to the library is manners: every input is tried, an output file is written
whole or not at all, and no console is too old to be written to.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhnews.outputs import make_streams_safe, write_file, write_stdout

if TYPE_CHECKING:
    from zhnews.models import Page
    from zhnews.readers import Text

_DONE, _SOME_FAILED, _WRONG_USE, _INTERRUPTED = 0, 1, 2, 130

_HELP = """\
Turn the text of Chinese newspaper pages into articles. Each FILE is one page; `-` is standard input. Encodings are
recognised: UTF-8, UTF-16, GB18030 (GBK, GB2312) and Big5.

formats of `zhnews parse`:
  json      one FILE gives one page, as Page.to_json() writes it; several give an array of pages, each with its "file"
  jsonl     one article a line, with "file", and with "page" and "article" counted from 0
  markdown  for people: titles, bylines, body, captions
  text      titles and bodies only

exit status:
  0  everything was done
  1  some FILE could not be read; the others were done
  2  the command was wrong, or its output could not be written"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; wrong usage raises `SystemExit(2)`, as argparse does.

    >>> main(["unwrap", "no such file.txt"])
    1
    """
    make_streams_safe()
    options = _build_parser().parse_args(argv)
    inputs = _Inputs(options.files, options.encoding)
    try:
        _write(options, inputs)
    except BrokenPipeError:
        pass  # `| head` has seen enough
    except OSError as error:
        _complain(options.output, f"The output cannot be written ({error.strerror or error}).", "unwritable")
        return _WRONG_USE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return _SOME_FAILED if inputs.failed else _DONE


@dataclass
class _Inputs:
    """The files named, read one by one; what cannot be read is reported and counted."""

    names: Sequence[str]
    encoding: str | None
    failed: int = 0

    @property
    def some_read(self) -> bool:
        return self.failed < len(self.names)

    def read(self) -> Iterator[tuple[int, str, str]]:
        """Give the number (from 0), name and text of each file that can be read."""
        from zhnews.errors import ZhnewsError

        for number, name in enumerate(self.names):
            try:
                found = _read_input(name, self.encoding)
            except ZhnewsError as error:
                self.failed += 1
                _complain(name, getattr(error, "strerror", None) or str(error), error.code)
            else:
                _report_damage(name, found)
                yield number, name, found.text


@dataclass(frozen=True)
class _Parsed:
    """A page with the file it came from."""

    number: int
    name: str
    page: Page


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="zhnews", description=_HELP, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(dest="command", required=True, metavar="parse | unwrap | explain")
    parse = _add_command(commands, "parse", "write the articles of each page")
    parse.add_argument("--format", choices=tuple(_FORMATS), default="json", help="default: json")
    _add_parser_options(parse)
    _add_parser_options(_add_command(commands, "explain", "say of each piece what it is, and which rule said so"))
    _add_command(commands, "unwrap", "write the text with its broken lines joined, nothing else changed")
    return parser


def _add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, says: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says, allow_abbrev=False)
    command.add_argument("files", nargs="+", metavar="FILE", help="a page; - for standard input")
    command.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="write here, whole or not at all, in UTF-8"
    )
    command.add_argument("--encoding", type=_encoding, metavar="NAME", help="of the input; default: recognised")
    return command


def _add_parser_options(command: argparse.ArgumentParser) -> None:
    scripts = ("keep", "simplified", "traditional")
    command.add_argument("--script", choices=scripts, default="keep", help="of the texts written; default: keep")
    command.add_argument("--punctuation", choices=("keep", "full"), default="keep", help="default: keep")


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("zhnews")
        except PackageNotFoundError:
            number = "(not installed)"
        print("zhnews", number)
        parser.exit()


def _encoding(name: str) -> str:
    from zhnews.errors import OptionError
    from zhnews.readers import check_encoding

    try:
        return check_encoding(name)
    except OptionError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _read_input(name: str, encoding: str | None) -> Text:
    from zhnews.errors import InputError
    from zhnews.readers import read_bytes, read_file

    if name != "-":
        return read_file(name, encoding)
    try:
        data = sys.stdin.buffer.read()
    except (AttributeError, OSError) as error:  # without a terminal sys.stdin may be None
        raise InputError(errno.EBADF, "Standard input cannot be read: name a file instead.", name) from error
    return read_bytes(data, encoding)


def _write(options: argparse.Namespace, inputs: _Inputs) -> None:
    pieces = _COMMANDS[options.command](options, inputs)
    if options.output == "-":
        write_stdout(pieces, is_json=getattr(options, "format", "").startswith("json"))
    else:
        write_file(options.output, pieces, wanted=lambda: inputs.some_read)


def _parse(options: argparse.Namespace, inputs: _Inputs) -> Iterator[str]:
    return _FORMATS[options.format](_parse_inputs(options, inputs), len(inputs.names) > 1)


def _explain(options: argparse.Namespace, inputs: _Inputs) -> Iterator[str]:
    for parsed in _parse_inputs(options, inputs):
        yield f"{parsed.name}\n" if len(inputs.names) > 1 else ""
        yield parsed.page.explain() + "\n"


def _unwrap(_: argparse.Namespace, inputs: _Inputs) -> Iterator[str]:
    """Give each text to the character, with a line end between two files where the first has none."""
    import zhnews

    between = ""
    for _number, _name, text in inputs.read():
        unwrapped = zhnews.unwrap(text)
        yield between + unwrapped
        between = "\n" if unwrapped and not unwrapped.endswith(("\n", "\r")) else ""


def _parse_inputs(options: argparse.Namespace, inputs: _Inputs) -> Iterator[_Parsed]:
    import zhnews

    parser = zhnews.Parser(script=options.script, punctuation=options.punctuation)
    for number, name, text in inputs.read():
        yield _Parsed(number, name, parser.parse(text))


def _as_json(pages: Iterable[_Parsed], several: bool) -> Iterator[str]:  # noqa: FBT001 - all formats are called alike
    from zhnews.writers import dump_json, page_to_dict, to_json

    between = "[\n"
    for parsed in pages:
        if several:
            yield between + dump_json({"file": parsed.name, **page_to_dict(parsed.page)})
            between = ",\n"
        else:
            yield to_json(parsed.page) + "\n"
    if several:
        yield "\n]\n" if between == ",\n" else "[]\n"


def _as_json_lines(pages: Iterable[_Parsed], _several: bool) -> Iterator[str]:  # noqa: FBT001 - as above
    from zhnews.writers import article_to_dict, dump_json

    for parsed in pages:
        for number, article in enumerate(parsed.page):
            place = {"file": parsed.name, "page": parsed.number, "article": number}
            yield dump_json({**place, **article_to_dict(article)}) + "\n"


def _as_markdown(pages: Iterable[_Parsed], _several: bool) -> Iterator[str]:  # noqa: FBT001 - as above
    return _joined((parsed.page.to_markdown() for parsed in pages), "\n---\n\n")


def _as_text(pages: Iterable[_Parsed], _several: bool) -> Iterator[str]:  # noqa: FBT001 - as above
    from zhnews.writers import to_text

    return _joined((to_text(parsed.page) for parsed in pages), "\n")


def _joined(texts: Iterable[str], separator: str) -> Iterator[str]:
    for number, text in enumerate(filter(None, texts)):
        yield separator + text if number else text


def _report_damage(name: str, found: Text) -> None:
    if found.damaged:
        places = "1 damaged place was" if found.damaged == 1 else f"{found.damaged} damaged places were"
        _complain(name, f"{places} replaced (read as {found.encoding})", "damaged")


def _complain(name: str, message: str, code: str) -> None:
    if sys.stderr is None:  # print would take standard output instead
        return
    with contextlib.suppress(OSError):
        print(f"zhnews: {name}: {message} [{code}]", file=sys.stderr)


_FORMATS: dict[str, Callable[[Iterable[_Parsed], bool], Iterator[str]]] = {
    "json": _as_json,
    "jsonl": _as_json_lines,
    "markdown": _as_markdown,
    "text": _as_text,
}

_COMMANDS: dict[str, Callable[[argparse.Namespace, _Inputs], Iterator[str]]] = {
    "parse": _parse,
    "explain": _explain,
    "unwrap": _unwrap,
}


if __name__ == "__main__":
    sys.exit(main())
