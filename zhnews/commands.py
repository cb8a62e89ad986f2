"""The commands, as a table: what each is for, which arguments it takes, and what runs it.

A new command is an entry in `COMMANDS`; what it shares with others is in `arguments` and `sessions`.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass

from zhnews.arguments import ArgumentParser, add_folder_output, add_inputs, add_output, add_parser_options
from zhnews.messages import in_locale
from zhnews.output_formats import FORMATS
from zhnews.sessions import DONE, SOME_FAILED, write_pages, write_pieces, write_texts

_SCHEMAS = ("page", "issue", "line", "tei")
_SHELLS = ("bash", "zsh", "fish", "powershell")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: a line of help, the functions that add its arguments, the one that runs it and returns the status."""

    says: str
    arguments: tuple[Callable[[ArgumentParser], object], ...]
    run: Callable[[Namespace], int]


def build_parser() -> ArgumentParser:
    """Return the parser of the whole command line, with a subparser for each entry of `COMMANDS`.

    >>> build_parser().parse_args(["unwrap", "page.txt"]).command
    'unwrap'
    """
    after = f"{_formats()}\n\n{in_locale(_STATUS)}"
    parser = ArgumentParser(prog="zhnews", description=in_locale(_ABOUT), epilog=after)
    shown = in_locale("show the version and exit")
    parser.add_argument_group(in_locale("version")).add_argument("--version", action="store_true", help=shown)
    commands = parser.add_subparsers(dest="command", title=in_locale("commands"), metavar=" | ".join(COMMANDS))
    for name, command in COMMANDS.items():
        says = in_locale(command.says)
        sub = commands.add_parser(name, help=says, description=says, epilog=_formats() if name == "parse" else None)
        for add in command.arguments:
            add(sub)
    return parser


_ABOUT = """\
Turn the text of Chinese newspaper pages into articles. Each FILE is one page, a folder all text files in it, and `-` is
standard input. Encodings are recognised: UTF-8, UTF-16, GB18030 (GBK, GB2312) and Big5."""

_STATUS = """\
exit status:
  0  everything was done
  1  some input failed; the others were done
  2  the command was wrong, or its output could not be written
  130  broken off with Ctrl-C"""


def _formats() -> str:
    width = max(map(len, FORMATS))
    lines = [f"  {name:<{width}}  {in_locale(form.says)}" for name, form in FORMATS.items()]
    return "\n".join([in_locale("formats of `zhnews parse`:"), *lines])


def _add_format(command: ArgumentParser) -> None:
    written = command.add_argument_group(in_locale("format"))
    written.add_argument("--format", choices=tuple(FORMATS), default="json", help=in_locale("default: json"))


def _add_shell(command: ArgumentParser) -> None:
    command.add_argument_group(in_locale("input")).add_argument("shell", choices=_SHELLS, help=in_locale("your shell"))


def _completion(options: Namespace) -> int:
    from zhnews.errors import MissingExtraError

    try:
        import shtab
    except ImportError as error:
        message = "Completion needs the package shtab: pip install 'zhnews[completion]'."
        raise MissingExtraError(message) from error
    write_pieces(options.output, [shtab.complete(build_parser(), options.shell), "\n"])
    return DONE


def _add_schema_name(command: ArgumentParser) -> None:
    shown = in_locale("of which text; default: page")
    command.add_argument_group(in_locale("input")).add_argument(
        "schema", nargs="?", choices=_SCHEMAS, default="page", help=shown
    )


def _schema(options: Namespace) -> int:
    """Write one of the schemas that are shipped: JSON Schema, or RELAX NG for TEI."""
    from zhnews import schemas

    found = getattr(schemas, f"{options.schema}_schema")()
    is_json = not isinstance(found, str)
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n" if is_json else found
    write_pieces(options.output, [text], is_json=is_json)
    return DONE


def _report(options: Namespace) -> int:
    from zhnews.reports import report

    return write_pages(options, report)


def _doctor(options: Namespace) -> int:
    """Say of everything whether it is there; 1 where something is missing that nothing works without."""
    from zhnews.installations import examine

    findings = list(examine())
    write_pieces(options.output, [f"{finding}\n" for finding in findings])
    return SOME_FAILED if any(finding.state == "missing" for finding in findings) else DONE


COMMANDS = {
    "parse": Command(
        "write the articles of each page",
        (add_inputs, _add_format, add_parser_options, add_folder_output),
        lambda options: write_texts(options, options.format),
    ),
    "unwrap": Command(
        "write the text with its broken lines joined, nothing else changed",
        (add_inputs, add_folder_output),
        lambda options: write_texts(options, "unwrap"),
    ),
    "explain": Command(
        "say of each piece what it is, and which rule said so",
        (add_inputs, add_parser_options, add_folder_output),
        lambda options: write_texts(options, "explain"),
    ),
    "report": Command(
        "write an HTML report to look at: the source and what was made of it",
        (add_inputs, add_parser_options, add_output),
        _report,
    ),
    "schema": Command("write the schema of what is written", (_add_schema_name, add_output), _schema),
    "doctor": Command("say what is installed, what is missing and what to do about it", (add_output,), _doctor),
    "completion": Command("write what lets your shell complete these commands", (_add_shell, add_output), _completion),
}
