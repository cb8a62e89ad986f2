"""The arguments of the command line: argparse, in the reader's language, and the groups of options that commands share.

What the commands do is said in `commands`.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from zhnews.messages import in_locale

if TYPE_CHECKING:
    from collections.abc import Iterable


class ArgumentParser(argparse.ArgumentParser):
    """The standard one, without abbreviations, and with its own sentences translated as ours are."""

    def __init__(self, **options: object) -> None:
        said = {"add_help": False, "allow_abbrev": False, "formatter_class": _HelpFormatter} | options
        super().__init__(**said)  # type: ignore[arg-type] # passed on as they came
        helped = self.add_argument_group(in_locale("help"))
        helped.add_argument("-h", "--help", action="help", help=in_locale("show this help and exit"))

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and what was wrong with this one; exits with 2."""
        self.exit(2, f"{self.format_usage()}{self.prog}: {in_locale(f'error: {message}')}\n")


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, in_locale("usage: ") if prefix is None else prefix)


def add_inputs(command: ArgumentParser) -> None:
    """Add the inputs, their encoding, and how to go about many of them."""
    pages = command.add_argument_group(in_locale("input"))
    what = in_locale("a page, a folder of pages, a pattern such as 'scans/*.txt', or - for standard input")
    # shtab reads this name and lets a shell complete file names.
    pages.add_argument("files", nargs="+", metavar="FILE", help=what).complete = "file"  # type: ignore[attr-defined]
    named = in_locale("of the input; default: recognised")
    pages.add_argument("--encoding", type=_encoding, metavar="NAME", help=named)
    effort = command.add_argument_group(in_locale("many pages"))
    effort.add_argument(
        "--workers", type=_count, default=1, metavar="N", help=in_locale("how many processes parse; default: 1")
    )
    slow = in_locale("give a page up that takes longer; default: wait")
    effort.add_argument("--timeout", type=_seconds, metavar="SECONDS", help=slow)
    effort.add_argument("--fail-fast", action="store_true", help=in_locale("stop at the first failure"))
    bar = in_locale("a bar on standard error; default: auto, only on a terminal")
    effort.add_argument("--progress", choices=("auto", "on", "off"), default="auto", help=bar)


def add_parser_options(command: ArgumentParser) -> None:
    """Add the options of `zhnews.Parser`."""
    parsing = command.add_argument_group(in_locale("texts"))
    scripts = ("keep", "simplified", "traditional")
    script = in_locale("of the texts written; default: keep")
    parsing.add_argument("--script", choices=scripts, default="keep", help=script)
    punctuation = in_locale("full: full-width beside Han characters; default: keep")
    parsing.add_argument("--punctuation", choices=("keep", "full"), default="keep", help=punctuation)


def add_output(command: ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """Add `-o FILE`, and return the group that other places for the output may stand in."""
    group = command.add_argument_group(in_locale("output")).add_mutually_exclusive_group()
    what = in_locale("write here, whole or not at all, in UTF-8; default: standard output")
    group.add_argument("-o", "--output", default="-", metavar="FILE", help=what).complete = "file"  # type: ignore[attr-defined]
    return group


def add_folder_output(command: ArgumentParser) -> None:
    """Add `-o FILE` and the options that are about a folder with a file for each input."""
    what = in_locale("write a file for each input into this folder; so does -o where it names a folder")
    where = add_output(command)
    where.add_argument("--output-dir", metavar="DIR", help=what).complete = "directory"  # type: ignore[attr-defined]
    folder = command.add_argument_group(in_locale("output into a folder"))
    kept = in_locale("put outputs into folders as their inputs are")
    folder.add_argument("--keep-dirs", action="store_true", help=kept)
    again = folder.add_mutually_exclusive_group()
    resume = in_locale("go on with an earlier run: do what is missing, failed or changed")
    again.add_argument("--resume", action="store_true", help=resume)
    again.add_argument("--force", action="store_true", help=in_locale("do all anew, and replace what is there"))


def _encoding(name: str) -> str:
    from zhnews.errors import OptionError
    from zhnews.readers import check_encoding

    try:
        return check_encoding(name)
    except OptionError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    message = f"{text} is no number of processes: 1 or more."
    raise argparse.ArgumentTypeError(message)


def _seconds(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if 0 < found < float("inf"):
        return found
    message = f"{text} is no number of seconds: more than 0."
    raise argparse.ArgumentTypeError(message)
