"""Where in a folder each input's output goes: names come from input names alone, and no two are the same.

It writes nothing; whether something stands there already is asked when it is written.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePath

from zhnews.errors import SameNameError
from zhnews.inputs import STDIN, TEXT_SUFFIXES
from zhnews.manifests import MANIFEST


def plan_targets(paths: Sequence[str], folder: str, suffix: str, *, keep_folders: bool) -> list[str]:
    """Return the output of each input, as a path below the folder with `/` between its parts.

    Raises `SameNameError` where two outputs would be one file, also on systems that do not tell `A` from `a`, or where
    one would be an input or the manifest.

    >>> plan_targets(["scans/1.txt", "../2.TXT", "-", "1980.01.05"], "out", ".json", keep_folders=False)
    ['1.json', '2.json', 'stdin.json', '1980.01.05.json']
    >>> plan_targets(["scans/1.txt", "../2.TXT"], "out", ".json", keep_folders=True)
    ['scans/1.json', '2.json']
    """
    targets = [_target(path, suffix, keep_folders=keep_folders) for path in paths]
    _refuse_same(paths, targets)
    _refuse_inputs(paths, targets, folder)
    return targets


def _target(path: str, suffix: str, *, keep_folders: bool) -> str:
    """Return an output's path without root, drive and `..`, so that it cannot lead out of the folder."""
    pure = PurePath("stdin" if path == STDIN else path)
    stem = pure.stem if pure.suffix.lower() in TEXT_SUFFIXES else pure.name
    folders = [part for part in pure.parent.parts if part not in {pure.anchor, ".."}] if keep_folders else []
    return "/".join([*folders, stem + suffix])


def _refuse_same(paths: Sequence[str], targets: Sequence[str]) -> None:
    seen = {_folded(MANIFEST): MANIFEST}
    for path, target in zip(paths, targets, strict=True):
        other = seen.setdefault(_folded(target), path)
        if other is not path:
            message = f"{path} and {other} would both become {target}: use --keep-dirs, or name them differently."
            raise SameNameError(message)


def _folded(target: str) -> str:
    """Return what two names have in common that are one file on some system."""
    return unicodedata.normalize("NFC", target).casefold()


def _refuse_inputs(paths: Sequence[str], targets: Sequence[str], folder: str) -> None:
    """Look at the files themselves: an input may be named by another path, or by a link."""
    there = [(path, target) for path, target in zip(paths, targets, strict=True) if Path(folder, target).exists()]
    inputs = {os.path.realpath(path) for path in paths} if there else set()
    for path, target in there:
        if os.path.realpath(Path(folder, target)) in inputs:
            message = f"The output of {path} would take the place of an input ({target}): write into another folder."
            raise SameNameError(message)
