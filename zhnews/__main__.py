"""The command line: files in, structured articles out; data to standard output, everything else to standard error.

It decides nothing about pages. What it adds to the library is manners: every input is tried, an output file is written
whole or not at all, and no console is too old to be written to.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from zhnews.commands import COMMANDS, build_parser
from zhnews.errors import ZhnewsError
from zhnews.messages import in_locale
from zhnews.outputs import make_streams_safe
from zhnews.sessions import DONE, INTERRUPTED, WRONG_USE, complain


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; wrong usage raises `SystemExit(2)`, as argparse does.

    >>> main(["unwrap", "no such file.txt"])
    1
    """
    make_streams_safe()
    parser = build_parser()
    options = parser.parse_args(argv)
    if options.version:
        from zhnews.installations import version_of

        print("zhnews", version_of("zhnews") or in_locale("(not installed)"))
        return DONE
    if options.command is None:
        parser.error("the following arguments are required: " + " | ".join(COMMANDS))
    place: str = getattr(options, "output_dir", None) or options.output
    try:
        return COMMANDS[options.command].run(options)
    except BrokenPipeError:
        return DONE  # `| head` has seen enough
    except ZhnewsError as error:
        complain(place, str(error), error.code)
    except OSError as error:
        complain(place, f"The output cannot be written ({error.strerror or error}).", "unwritable")
    except KeyboardInterrupt:
        return INTERRUPTED
    return WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
