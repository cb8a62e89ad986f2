"""Who imports whom, how large things are, which names are public, and what importing zhnews must not load.

`LAYERS` is the order in which the library is understood: a module imports only from rows above its own, and modules of
one row never import each other. What a module imports for its annotations counts, and so does what it imports inside a
function, save for `DOWNWARD`: the methods of `Page` and `Issue` that write them hand themselves over to `writers`.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

import zhnews

PACKAGE = Path(zhnews.__file__).parent
LAYERS = (
    ("errors", "records", "marks"),
    ("models",),
    ("knowledge.parts", "knowledge.__init__"),
    (
        "knowledge.bylines",
        "knowledge.continuations",
        "knowledge.credits",
        "knowledge.cues",
        "knowledge.datelines",
        "knowledge.furniture",
        "knowledge.notes",
        "knowledge.titles",
    ),
    ("source", "rules", "reading", "translations"),
    ("seams", "places", "topics", "ink", "endings"),
    ("names",),
    ("people",),
    ("contexts", "photo_credits"),
    ("partings", "tails"),
    ("glued", "bands"),
    ("pinches", "title_places", "downward"),
    ("abreast",),
    ("gutters",),
    ("lines",),
    ("columns", "strands", "cues", "folios"),
    ("crosslinks", "rulers", "items"),
    ("rounds", "grids"),
    ("tops",),
    ("crossings",),
    ("roles",),
    ("layout", "runins"),
    ("insets", "line_ends", "title_facts", "subheads"),
    ("titles",),
    ("display_lines", "rests"),
    ("fragments",),
    ("loose_ends",),
    ("affinity",),
    ("links",),
    ("orphans",),
    ("threads",),
    ("units",),
    ("surroundings", "drafts"),
    ("arrangements", "pieces"),
    ("cuttings",),
    ("headings",),
    ("articles",),
    ("pages",),
    ("parser",),
    ("issues",),
    ("readers", "outputs", "fields", "languages", "schemas", "workers", "messages"),
    ("dictionaries", "linked_data", "tei_documents", "rows", "exhibits"),
    ("html_pieces",),
    ("source_views",),
    ("article_views",),
    ("reports",),
    ("writers",),
    ("batches", "output_formats", "installations", "manifests", "progress_bars", "arguments"),
    ("inputs",),
    ("targets",),
    ("runs",),
    ("__init__",),
    ("sessions",),
    ("commands",),
    ("__main__",),
)
DOWNWARD = {("models", "writers"), ("issues", "writers")}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 25
# Nine functions in ten are shorter than this.
USUAL_FUNCTION, USUAL_SHARE = 15, 0.9
SLOW_TO_IMPORT = ("regex", "opencc", "jieba", "tqdm", "multiprocessing")
PUBLIC = {
    "Article",
    "Author",
    "Caption",
    "Decision",
    "Element",
    "FailedFile",
    "Folio",
    "Issue",
    "Page",
    "ParsedFile",
    "Parser",
    "Part",
    "Progress",
    "Role",
    "Rule",
    "Story",
    "ZhnewsError",
    "parse",
    "parse_files",
    "parse_issue",
    "unwrap",
}

MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}
LEVEL = {name: number for number, row in enumerate(LAYERS) for name in row}


def tree_of(name):
    return ast.parse(MODULES[name].read_text("utf-8"))


def imports_of(node, *, typing=False, inside=False):
    """Every (module, name, only for annotations, inside a function) that the code below a node imports."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from ((alias.name, "", typing, inside) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield from ((child.module or "", alias.name, typing, inside) for alias in child.names)
        else:
            guarded = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
            deeper = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from imports_of(child, typing=typing or guarded, inside=inside or deeper)


def our_imports(name):
    """The modules of zhnews that a module imports: (module, inside a function)."""
    for module, imported, _, inside in imports_of(tree_of(name)):
        if module == "zhnews" or module.startswith("zhnews."):
            path = [*module.split(".")[1:], imported]
            ways = (path, [*path[:-1], "__init__"], path[:-1])
            yield next(found for way in ways if (found := ".".join(way)) in MODULES), inside


def test_every_module_has_its_place_in_the_order():
    assert set(MODULES) == set(chain.from_iterable(LAYERS))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_comes_before_it(name):
    wrong = {
        other
        for other, inside in our_imports(name)
        if LEVEL[other] >= LEVEL[name] and not (inside and (name, other) in DOWNWARD)
    }
    assert wrong == set()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_takes_no_private_name_from_another(name):
    ours = [(module, imported) for module, imported, *_ in imports_of(tree_of(name)) if module.startswith("zhnews")]
    assert [pair for pair in ours if pair[1].startswith("_") and pair[1] != "__version__"] == []


@pytest.mark.parametrize("name", MODULES)
def test_importing_a_module_imports_nothing_that_has_to_be_installed(name):
    at_once = {
        module.partition(".")[0] for module, _, typing, inside in imports_of(tree_of(name)) if not typing | inside
    }
    assert at_once - sys.stdlib_module_names <= {"zhnews"}


def test_knowledge_holds_no_code():
    kinds = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Lambda)
    names = [name for name in MODULES if name.startswith("knowledge.")]
    assert [name for name in names if any(isinstance(node, kinds) for node in ast.walk(tree_of(name)))] == []


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_short_and_says_what_it_holds(name):
    assert len(MODULES[name].read_text("utf-8").splitlines()) < LONGEST_MODULE
    assert ast.get_docstring(tree_of(name))


def lengths():
    """Every function of the library with its length in lines, its docstring left out."""
    for name in MODULES:
        for node in ast.walk(tree_of(name)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[0]
                docstring = first.end_lineno - first.lineno + 1 if ast.get_docstring(node) else 0
                yield f"{name}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1 - docstring


def test_functions_are_short():
    found = dict(lengths())
    assert {name: length for name, length in found.items() if length >= LONGEST_FUNCTION} == {}
    assert sum(length < USUAL_FUNCTION for length in found.values()) >= USUAL_SHARE * len(found)


def test_the_public_names_are_these():
    assert set(zhnews.__all__) == PUBLIC
    assert len(zhnews.__all__) == len(PUBLIC)
    assert all(getattr(zhnews, name).__doc__ for name in PUBLIC)


def test_importing_zhnews_loads_nothing_slow():
    code = f"import sys, zhnews; print(*[name for name in {SLOW_TO_IMPORT} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.split() == []
