"""Sets text to a measure: wrapped lines, columns padded side by side, columns read across.

Widths are full-width units; an ASCII character is half of one, as in print.
"""

import re
import unicodedata
from itertools import zip_longest

NO_START = frozenset("，。、；：？！）」』”》〉】〕’,.;:?!)．､")
NO_END = frozenset("（「『“《〈【〔‘(［")
UNIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,%:/’'+&-]*|——|……|.", re.DOTALL)
INDENT = "\u3000\u3000"


def width_of(text):
    """Display width: East Asian wide, full and ambiguous characters count one, the others half."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def wrap(text, width, *, hang=True, first=None):
    """Lines of at most `width` units, one more where a closing mark hangs out; `first` is the first line's measure."""
    lines, line, limit = [], "", first or width
    for unit in _units(text, width):
        if width_of(line + unit) <= limit or not line:
            line += unit
            continue
        line, rest = _break(line, unit, limit, hang=hang)
        lines.append(line)
        line, limit = rest, width
    return [*lines, line] if line.strip() else lines


def wrap_paragraph(text, width, *, hang=True, indent=""):
    """A paragraph's lines: the first is two units shorter, whether or not its indent is kept."""
    lines = wrap(text, width, hang=hang, first=width - 2)
    return [indent + lines[0], *lines[1:]]


def side_by_side(columns, width, gutter):
    """Columns next to one another, padded with spaces to the measure; a hanging mark takes its room from the gutter."""
    rows = []
    for cells in zip_longest(*columns, fillvalue=""):
        row = ""
        for index, cell in enumerate(cells):
            target = index * (width + gutter / 2)
            row += " " * round(2 * (target - width_of(row))) + cell
        rows.append(row.rstrip(" "))
    return rows


def read_across(columns):
    """The lines of columns as an engine reads them that takes a row of a page for a line."""
    return [cell for cells in zip_longest(*columns) for cell in cells if cell is not None]


def share_out(lines, count):
    """Lines dealt to `count` columns of equal height, the last one the shortest."""
    height = -(-len(lines) // count)
    return [lines[start : start + height] for start in range(0, len(lines), height)]


def _units(text, width):
    for unit in UNIT.findall(text):
        if width_of(unit) > width:
            yield from unit
        else:
            yield unit


def _break(line, unit, limit, *, hang):
    """Where a full line ends and what goes down, so that no line starts or ends with a mark that must not."""
    if unit[0] in NO_START and hang and width_of(line) <= limit:
        return line + unit, ""
    down = unit
    while len(line) > 1 and (down[0] in NO_START or line[-1] in NO_END):
        taken = UNIT.findall(line)[-1]
        if len(taken) == len(line):
            break
        line, down = line[: -len(taken)], taken + down
    return line, down
