"""Sets copies on a page in one of eight styles: their parts, the order they are read in, the blanks between them.

Knows nothing of what the copy says, and nothing of folios.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from columns import INDENT, read_across, share_out, side_by_side, width_of, wrap, wrap_paragraph
from signatures import coin

FLAT = frozenset({"clean", "markdown", "moved"})
COLUMNS = frozenset({"gutter", "rows"})
SHORTEST_CUT = 60
WIDE_COLUMN = 17
GUTTERS = (3, 4, 4, 4, 6)
MOVED = frozenset({"moved", "wrapped_moved"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one page is set: all its articles share it, as those of a printed page do."""

    style: str
    width: int
    hang: bool
    indent: str
    gap: str
    between: str
    centred: bool
    sections: bool
    letter_spaced: float
    jumps: float
    quotes: float
    title_last: float
    justified: float


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines that stays together on the page."""

    kind: str
    lines: tuple[str, ...]
    gap: str = "\n"

    @property
    def text(self):
        """The lines as they stand on the page."""
        return self.gap.join(self.lines)


def set_page(copies, look, rng):
    """The text of a page, without its folio."""
    if look.style in COLUMNS:
        return _set_columns(copies, look, rng)
    return (_set_moved if look.style in MOVED else _set_straight)(copies, look, rng)


def look_of(style, rng):
    """The setting of a page, drawn from what pages of the style show."""
    indented = coin(rng, 0.2 if style == "rows" else 0.5) or style == "gutter"
    tight = style == "wrapped_moved" and indented and coin(rng, 0.4)
    return Look(
        style=style,
        width=rng.randint(13, 20 if style in COLUMNS else 23),
        hang=coin(rng, 0.7),
        indent=INDENT if indented and style != "markdown" else "",
        gap="\n\n" if style in FLAT or (style not in COLUMNS and coin(rng, 0.4)) else "\n",
        between="\n" if tight else rng.choice(("\n\n", "\n\n", "\n\n\n")),
        centred=style not in FLAT and coin(rng, 0.15),
        sections=coin(rng, 0.5 if style == "markdown" else 0.12),
        letter_spaced=0.35 if style == "noisy" else 0.12,
        jumps=0.06,
        quotes=0 if style in COLUMNS else 0.04,
        justified=0.25 if coin(rng, 0.25) else 0,
        title_last=0 if style in COLUMNS | {"clean", "markdown"} else 0.2,
    )


def _set_straight(copies, look, rng):
    """Article after article."""
    return _join([part for copy in copies for part in _parts(copy, look, rng)], look)


def _set_moved(copies, look, rng):
    """Articles cut into pieces that lie among one another, as columns read in the wrong order."""
    threads = [_cut_up(_parts(copy, look, rng), look, rng) for copy in copies]
    parts = _shuffle_together(threads, rng)
    if coin(rng, 0.3):
        turn = rng.randrange(len(parts))
        parts = parts[turn:] + parts[:turn]
    if coin(rng, 0.1):
        parts.sort(key=lambda part: part.kind == "title")
    return _join(parts, look)


def _set_columns(copies, look, rng):
    """Every article in columns below its title, or now and then two articles in one band, a column each."""
    blocks, rest = [], copies
    if look.style == "gutter" and len(copies) > 1 and coin(rng, 0.12):
        blocks, rest = [_set_abreast(copies[:2], look, rng)], copies[2:]
    return "\n\n\n".join([*blocks, *(_set_below_title(copy, look, rng) for copy in rest)])


def _set_below_title(copy, look, rng):
    body = _body_lines(copy, look)
    count = min(rng.randint(2, 4 if look.width < WIDE_COLUMN else 3), max(1, len(body) // 3))
    rows = _rows(share_out(body, count), look, rng)
    captions = [part.text for part in _captions(copy, look, rng)]
    return "\n\n".join([_title(copy, look).text, "\n".join(rows), *captions])


def _set_abreast(copies, look, rng):
    titles = [[part for line in _title(copy, look).lines for part in wrap(line, look.width)] for copy in copies]
    columns = [[*title, "", *_body_lines(copy, look)] for title, copy in zip(titles, copies, strict=True)]
    captions = [part.text for copy in copies for part in _captions(copy, look, rng)]
    return "\n\n".join(["\n".join(_rows(columns, look, rng)), *captions])


def _body_lines(copy, look):
    return [line for part in _bodies(copy, look) for line in part.lines]


def _rows(columns, look, rng):
    if look.style == "rows":
        return read_across(columns)
    return side_by_side(columns, look.width, rng.choice(GUTTERS))


def _parts(copy, look, rng):
    """Title, body and captions of an article in the order of the page."""
    body = list(_bodies(copy, look, split=rng.randint(1, len(copy.blocks)) if copy.captions and coin(rng, 0.25) else 0))
    captions = _captions(copy, look, rng)
    if coin(rng, look.title_last):
        if copy.byline:
            body[0] = replace(body[0], lines=(copy.byline, *body[0].lines))
        return [*body, _title(replace(copy, byline=""), look), *captions]
    if len(body) > 1:
        return [_title(copy, look), body[0], *captions, *body[1:]]
    return [_title(copy, look), *body, *captions]


def _title(copy, look):
    lines = [_marked_up(role, line) if look.style == "markdown" else line for role, line in copy.titles]
    if look.style in FLAT and copy.byline:
        gap = "\n\n" if look.style == "markdown" else "\n"
        return Part("signed title", (gap.join(lines), copy.byline), "\n\n")
    lines += [copy.byline] if copy.byline else []
    return Part("title", tuple(lines), "\n\n" if look.style == "markdown" else "\n")


def _marked_up(role, line):
    return {"section": f"**{line}**", "headline": f"# {line}"}.get(role, f"## {line}")


def _bodies(copy, look, split=0):
    for blocks in (copy.blocks[:split], copy.blocks[split:]):
        lines = tuple(line for kind, text in blocks for line in _set_block(kind, text, look))
        if lines:
            yield Part("body", lines, look.gap)


def _set_block(kind, text, look):
    if look.style in FLAT:
        mark = "## " if look.style == "markdown" and kind == "subhead" else ""
        return [mark + (look.indent if kind == "p" else "") + text]
    if kind == "p":
        return wrap_paragraph(text, look.width, hang=look.hang, indent=look.indent)
    lines = _subhead_lines(text, look) if kind == "subhead" else wrap(text, look.width, hang=look.hang)
    return [_centred(line, look) for line in lines] if look.centred else lines


def _subhead_lines(text, look):
    if width_of(text) > look.width and " " in text:
        return [line for part in text.split(" ") for line in wrap(part, look.width, hang=look.hang)]
    return wrap(text, look.width, hang=look.hang)


def _centred(line, look):
    return "\u3000" * int((look.width - width_of(line)) // 2) + line


def _captions(copy, look, rng):
    width = look.width + rng.choice((0, 0, -3, 4))
    narrow = look.style not in FLAT and not (look.style in COLUMNS and coin(rng, 0.7))
    bold = "**" if look.style == "markdown" else ""
    quotes = [bold + text + bold for text in copy.quotes]
    printed = [("caption", text) for text in copy.captions] + [("quote", text) for text in quotes]
    return [Part(kind, tuple(wrap(text, width, hang=look.hang) if narrow else (text,))) for kind, text in printed]


def _cut_up(parts, look, rng):
    """The parts with their bodies cut one to three times: inside a paragraph, or at a line where they are wrapped."""
    out = []
    for part in parts:
        pieces = [part]
        for _ in range(rng.choice((1, 1, 2, 2, 3))):
            if part.kind == "body" and len(pieces[-1].lines) > 1:
                pieces[-1:] = _cut(pieces[-1], look, rng)
        out += pieces
    return out


def _cut(part, look, rng):
    lines = part.lines
    if look.style == "wrapped_moved":
        at = rng.randrange(1, len(lines))
        return [replace(part, lines=lines[:at]), replace(part, lines=lines[at:])]
    at = rng.choice([i for i, line in enumerate(lines) if len(line) >= SHORTEST_CUT] or [0])
    head, tail = broken(lines[at], rng)
    if not tail:
        return [part]
    return [replace(part, lines=(*lines[:at], head)), replace(part, lines=(tail, *lines[at + 1 :]))]


def broken(text, rng):
    """A paragraph cut in two inside a clause, so that its end shows that something is missing; or not at all."""
    inside = range(25, len(text) - 12)
    places = [i for i in inside if text[i - 1 : i + 1].isalpha() and not text[i].isascii()]
    at = rng.choice(places) if places else len(text)
    return text[:at], text[at:]


def _shuffle_together(threads, rng):
    threads, parts, current = [list(thread) for thread in threads], [], None
    while any(threads):
        if not current or coin(rng, 0.7):
            current = rng.choice([thread for thread in threads if thread])
        parts.append(current.pop(0))
    return parts


def _join(parts, look):
    text = parts[0].text
    for before, part in pairwise(parts):
        text += _between(before, part, look) + part.text
    return text


def _between(before, part, look):
    if look.style == "markdown":
        return "\n\n"
    if part.kind in ("caption", "quote"):
        return "\n\n\n"
    if before.kind == "title" and part.kind == "body":
        return "\n\n\n" if look.style in FLAT else "\n\n"
    if before.kind in ("caption", "quote", "signed title"):
        return "\n\n"
    return look.between if part.kind != "body" or look.between == "\n" else "\n\n"
