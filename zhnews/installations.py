"""What is installed of what zhnews needs, whether it works, and what to do where it does not.

What is needed is read from the package's own metadata, so that nothing stands here twice. It installs nothing.
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from zhnews.errors import ZhnewsError
from zhnews.messages import in_locale

_NAME = re.compile(r"[\w.-]+")
_EXTRA = re.compile(r"""extra\s*==\s*["']([\w.-]+)["']""")
_LEAST_PYTHON = (3, 11)
# What the core imports; asked for where the package's metadata is not there to say so.
_CORE = ("regex", "opencc", "jieba", "tqdm")
_PAGE = "江边的船\n\n本报记者 王晓\n\n早晨，船来了。"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something looked at: its name, what was found, and what to do about it, empty where all is well.

    `needed` says whether nothing works without it.
    """

    name: str
    found: str
    remedy: str = ""
    needed: bool = True

    @property
    def state(self) -> str:
        """`ok`, `missing` where nothing works without it, else `optional`.

        >>> Finding("shtab", "not installed", "pip install it", needed=False).state
        'optional'
        """
        if not self.remedy:
            return "ok"
        return "missing" if self.needed else "optional"

    def __str__(self) -> str:
        after = f" -> {self.remedy}" if self.remedy else ""
        return f"{in_locale(self.state):<8}  {self.name}: {self.found}{after}"


def version_of(package: str) -> str | None:
    """Return the version of an installed package, `None` where it is not installed.

    >>> version_of("no-such-package-1")
    """
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def examine() -> Iterator[Finding]:
    """Give what was found of everything that zhnews needs or can use.

    >>> [finding.found for finding in examine() if finding.state == "missing"]
    []
    """
    enough = sys.version_info >= _LEAST_PYTHON
    yield Finding("Python", platform.python_version(), "" if enough else in_locale("install Python 3.11 or newer"))
    ours = version_of("zhnews")
    yield Finding("zhnews", f"{ours or in_locale('not installed')} ({Path(__file__).parent})")
    for name, extra in _requirements():
        yield _package(name, extra)
    yield _core()
    yield _workers()
    encoding = getattr(sys.stdout, "encoding", None) or in_locale("closed")
    yield Finding(in_locale("standard output"), encoding)


def _requirements() -> Iterator[tuple[str, str]]:
    """Give each package that the metadata names with its extra; those for tests and documents no user needs."""
    try:
        said = requires("zhnews") or []
    except PackageNotFoundError:
        said = list(_CORE)
    for line in said:
        name, extra = _NAME.match(line), _EXTRA.search(line)
        if name and not (extra and extra[1] in {"test", "docs"}):
            yield name[0], extra[1] if extra else ""


def _package(name: str, extra: str) -> Finding:
    found = version_of(name)
    if extra:
        remedy = "" if found else in_locale(f"to use it: pip install 'zhnews[{extra}]'")
        return Finding(name, found or in_locale("not installed"), remedy, needed=False)
    try:
        import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever a broken installation raises is what is to be shown
        said = f"{type(error).__name__}: {error}"
        return Finding(name, f"{found or in_locale('not installed')} ({said})", in_locale(f"pip install {name}"))
    return Finding(name, found or in_locale("version unknown"))


def _core() -> Finding:
    """Parse a page with all that is loaded for it: word lists, dictionaries, patterns."""
    name = in_locale("parsing")
    try:
        from zhnews.parser import Parser

        [article] = Parser(script="traditional").parse(_PAGE)
        well = (article.headline, article.authors[0].name) == ("江邊的船", "王曉")
    except Exception as error:  # noqa: BLE001 - as above
        return Finding(name, f"{type(error).__name__}: {error}", in_locale("pip install --force-reinstall zhnews"))
    if not well:
        return Finding(name, in_locale("a sample page is misread"), in_locale("pip install --force-reinstall zhnews"))
    return Finding(name, in_locale("a sample page is read well"))


def _workers() -> Finding:
    from zhnews.workers import run_jobs

    name = in_locale("worker processes")
    try:
        list(run_jobs(abs, [0], workers=1, lost=lambda job, _: job))
    except (ZhnewsError, OSError) as error:
        return Finding(name, f"{type(error).__name__}: {error}", in_locale("use one worker"), needed=False)
    return Finding(name, in_locale("one was started, and answered"))
