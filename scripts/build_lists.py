"""Builds the word lists of `zhnews/knowledge/` from source lists, jieba's dictionary and words written by hand.

It takes the folder that holds the source lists (surnames, newspapers, agencies, roles, sections; each in Simplified
`_hans` and Traditional `_hant` files), reads `handmade_words.txt` beside this file, and finds jieba's `dict.txt` in the
installed package. Every entry is folded as the library folds a page: OpenCC t2s, then full-width ASCII to half-width.

`lexicon.txt.xz` has no header. It holds the words of jieba's dictionary (MIT licence) of two to four characters that
are no names of persons (tags `nr…`) and were counted at least `LEXICON_COUNT` times, folded, sorted, in groups with a
blank line between: a first character, then what follows it in each of its words, one a line.

    python scripts/build_lists.py FOLDER [--to FOLDER]
"""

import argparse
import lzma
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import jieba
import opencc

HERE = Path(__file__).resolve().parent

# Six keeps 92,000 words in 0.24 MB; five adds 5,000, most of them fragments of names; eight loses 8,000 real words.
LEXICON_COUNT = 6
# jieba gives its rarest place names the count 3; below that stand misreadings.
PLACE_COUNT = 3
# No list here needs longer words.
LONGEST = 4
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

SURNAME_SOURCE = "github.com/wainshine/Chinese-Names-Corpus (Apache-2.0), with additions by hand"
HAND_MADE = "made by hand from general knowledge (facts: names only); licence of this project (MIT)"
PAPER_SOURCE = (
    "made by hand; mainland titles also from the official list of media whose news may be republished (facts; "
    "by way of github.com/rockbenben/news-release) and github.com/yagaping/record (MIT)"
)
PLACE_SOURCE = "made by hand; counties from the dictionary of jieba (MIT)"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of jieba's dictionary, folded, with its count in jieba's corpus and its part of speech."""

    text: str
    count: int
    tag: str


def main() -> None:
    """Write every list and print how many entries each holds."""
    parser = argparse.ArgumentParser(description="Build the word lists of zhnews/knowledge/.")
    parser.add_argument("sources", type=Path, help="folder with the source lists")
    parser.add_argument("--to", type=Path, default=HERE.parent / "zhnews" / "knowledge", help="folder to write to")
    arguments = parser.parse_args()
    sources, target = arguments.sources, arguments.to
    write_surnames(sources, target)
    write_media(sources, target)
    write_roles(sources, target)
    write_places(target)
    write_lexicon(target)


def write_surnames(sources: Path, target: Path) -> None:
    """Keep both forms of a surname which t2s maps to another character, for text that was never folded."""
    single = read(sources, "surnames_single_hans")
    single += [fold(name) for name in [*single, *read(sources, "surnames_single_hant")]] + hand_made("surnames_more")
    write(target / "surnames.txt", single, SURNAME_SOURCE, "Surnames of one character, most frequent first.")
    about = "Surnames of two and more characters, frequent ones first."
    write(target / "surnames_compound.txt", folded(sources, "surnames_compound"), SURNAME_SOURCE, about)


def write_media(sources: Path, target: Path) -> None:
    """Write papers, agencies and page labels; `handmade_words.txt` names what is left out."""
    papers = without(folded(sources, "newspapers_mainland", "newspapers", "media_other"), hand_made("not_papers"))
    about = "Newspapers and other media. Some begin a longer word (民生报 in 民生报道): no 道, 导 or 告 may follow."
    write(target / "papers.txt", (title for title in papers if len(title) > 1), PAPER_SOURCE, about)
    agencies = without([*folded(sources, "news_agencies"), *hand_made("agencies_more")], hand_made("not_agencies"))
    about = "News agencies, broadcasters cited like them, and tags of telegrams. No 会 or 区 may follow (国际社会)."
    write(target / "agencies.txt", agencies, HAND_MADE, about)
    labels = re.compile("|".join(hand_made("not_photo_agencies")))
    photos = (name for name in folded(sources, "photo_agencies") if not labels.search(name))
    write(target / "photo_agencies.txt", photos, HAND_MADE, "Photo agencies and sources named in picture credits.")
    about = "Labels of sections and pages, which stand alone on a line or in a folio."
    write(target / "sections.txt", folded(sources, "sections"), HAND_MADE, about)


def write_roles(sources: Path, target: Path) -> None:
    """Write three lists sorted by hand; raises `ValueError` for a role in the sources that nobody has sorted yet."""
    kinds = {kind: hand_made(kind) for kind in ("roles", "editor_roles", "desks")}
    affiliation = re.compile(f"^(?:{'|'.join(hand_made('affiliations'))})+(?=.)")
    known = {word for words in (*kinds.values(), hand_made("not_roles")) for word in words}
    found = folded(sources, "roles")
    unsorted = [word for word in found if word not in known and affiliation.sub("", word) not in known]
    if unsorted:
        message = f"sort these roles into a group of handmade_words.txt: {' '.join(unsorted)}"
        raise ValueError(message)
    about = "Words before a person's name in a byline or credit, without the paper in front (记者, not 本报记者)."
    write(target / "roles.txt", kinds["roles"], HAND_MADE, about)
    about = "Roles printed on a page whose holders are never its authors."
    write(target / "editor_roles.txt", kinds["editor_roles"], HAND_MADE, about)
    about = "Desks and formulas that sign in the place of an author and name nobody."
    write(target / "desks.txt", kinds["desks"], HAND_MADE, about)


def write_places(target: Path) -> None:
    """Write hand-made groups in their order, then jieba's, most frequent first; the traps of both are left out."""
    places: list[str] = []
    for group in ("provinces", "cities", "taiwan", "hongkong_macau", "regions", "countries", "world", "republic"):
        places += hand_made(group)
    places += [f"{city}市" for city in hand_made("cities")]
    places = without([*places, *counties()], hand_made("place_traps"))
    about = "Places of datelines and bylines, with and without 市 县 省 州; Republic-era names too."
    write(target / "places.txt", places, PLACE_SOURCE, about)


def counties() -> Iterator[str]:
    """Yield counties and cities of jieba, each followed by its short name where jieba has that as a place."""
    words = sorted(jieba_words(), key=lambda word: -word.count)
    towns = {word.text for word in words if word.tag.startswith("ns")}
    wrong = set(hand_made("not_places"))
    for word in words:
        if word.text not in towns or word.text in wrong or word.count < PLACE_COUNT:
            continue
        if re.fullmatch(r".{2,3}[县市]", word.text):
            yield word.text
            if word.text[:-1] in towns:
                yield word.text[:-1]


def write_lexicon(target: Path) -> None:
    """Write the words in groups by their first character, as they are asked for."""
    words = {word.text for word in jieba_words() if word.count >= LEXICON_COUNT and not word.tag.startswith("nr")}
    lexicon = sorted(word for word in words if re.fullmatch(r"\w{2,4}", word))
    path = target / "lexicon.txt.xz"
    # A dictionary no larger than the list: what unpacks it has to reserve as much.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 21}]
    groups = ([first, *(word[1:] for word in group)] for first, group in groupby(lexicon, key=itemgetter(0)))
    path.write_bytes(lzma.compress("\n\n".join(map("\n".join, groups)).encode(), filters=filters))
    print(f"{path.name}: {len(lexicon)} words, {path.stat().st_size} bytes")


@cache
def jieba_words() -> tuple[Word, ...]:
    """Read `dict.txt`, whose lines are `word count tag`; words over four characters serve no list here."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    fields = (line.split(" ") for line in lines)
    return tuple(Word(fold(text), int(count), tag) for text, count, tag in fields if len(text) <= LONGEST)


@cache
def hand_made_groups() -> dict[str, list[str]]:
    """Read the groups of `handmade_words.txt` by the name in their brackets."""
    groups: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (HERE / "handmade_words.txt").read_text(encoding="utf-8").splitlines():
        if opening := re.fullmatch(r"\[(\w+)\]", line):
            words = groups.setdefault(opening[1], [])
        elif not line.startswith("#"):
            words += fold(line).split()
    return groups


def hand_made(group: str) -> list[str]:
    """Return the words of one group of `handmade_words.txt`, in their order."""
    return hand_made_groups()[group]


def folded(sources: Path, *stems: str) -> list[str]:
    """Read and fold the files whose names begin with the stems; Simplified files stand before Traditional ones."""
    paths = [path for stem in stems for path in sorted(sources.glob(f"{stem}*.txt"), key=lambda path: path.stem)]
    return [fold(entry) for path in dict.fromkeys(paths) for entry in read(sources, path.stem)]


def read(sources: Path, stem: str) -> list[str]:
    """Return the entries of one source list, without its header and blank lines."""
    lines = (sources / f"{stem}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def without(entries: Iterable[str], unwanted: Iterable[str]) -> list[str]:
    """Return the entries that are not unwanted, in their order."""
    barred = set(unwanted)
    return [entry for entry in entries if entry not in barred]


def fold(text: str) -> str:
    """Return the form in which rules see a page; as long as what goes in."""
    return str(converter().convert(text)).translate(HALF_WIDTH)


@cache
def converter() -> opencc.OpenCC:
    """Open it once: it reads its dictionaries from disk."""
    return opencc.OpenCC("t2s")


def write(path: Path, entries: Iterable[str], source: str, about: str) -> None:
    """Write a header and the entries; the first of equal ones stays."""
    unique = list(dict.fromkeys(entries))
    header = [f"# {about}", f"# Source: {source}.", "# Folded with OpenCC t2s; written by scripts/build_lists.py."]
    path.write_text("\n".join([*header, *unique]) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(unique)} entries, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
