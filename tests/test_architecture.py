"""The rules of the source tree that no other checker holds: sizes, docstrings, words as data, imports."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "riwaya"
MODULES = sorted(SOURCE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
ALLOWED = {
    "network": (
        {"httpx", "requests", "urllib3", "socket", "http", "ssl", "ftplib", "smtplib"},
        {"intake/fetch.py"},
    ),
    "database": ({"sqlite3", "psycopg", "sqlalchemy", "alembic", "pg8000", "duckdb"}, {"store/"}),
    "model runtime": (
        {"onnxruntime", "torch", "tensorflow", "transformers", "tokenizers"},
        {"extraction/learned/model.py", "training/"},
    ),
    "Spark": ({"pyspark"}, {"engines/spark.py"}),
    "processes": ({"multiprocessing", "concurrent", "subprocess"}, {"engines/processes.py"}),
    "markup": ({"trafilatura", "lxml"}, {"intake/"}),
    "feeds": ({"feedparser"}, {"intake/formats/feed.py"}),
    "archives": ({"warcio"}, {"intake/formats/warc.py"}),
    "PDF": ({"pypdfium2"}, {"intake/formats/pdf.py"}),
    "command line": ({"click"}, {"cli/"}),
    "terminal": (
        {"rich"},
        {"cli/", "publication/formats/table.py", "publication/case_table.py", "publication/terminal.py"},
    ),
    "templates": ({"jinja2"}, {"publication/"}),
    "calendars": ({"hijridate", "babel"}, {"lexicon/", "text/"}),
}
"""What is imported for a purpose, and the only places that may."""
PURE = ("model", "text", "extraction", "reconciliation", "evaluation", "publication")
IMPURE = {
    "os",
    "os.path",
    "random",
    "time",
    "tempfile",
    "shutil",
    "secrets",
    "uuid",
    "urllib.request",
    "datetime.now",
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module that a module imports, dotted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if (
                name in ("import_module", "__import__")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                yield str(node.args[0].value)


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


@each_module
def test_a_module_says_what_it_is(path: Path) -> None:
    docstring = ast.get_docstring(TREES[path])
    assert docstring and len(docstring.split()) >= 3


@each_module
def test_a_module_is_short(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= LONGEST_MODULE


@each_module
def test_functions_are_short(path: Path) -> None:
    assert {f.name: length(f) for f in functions(TREES[path]) if length(f) > LONGEST_FUNCTION} == {}


@each_module
def test_words_are_rows_and_not_code(path: Path) -> None:
    held = [
        number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if ARABIC.search(line)
    ]
    assert held == [], f"Arabic letters in lines {held}: words belong into lexicon rows"


@each_module
def test_public_names_are_documented(path: Path) -> None:
    silent = [
        node.name
        for node in TREES[path].body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


@each_module
def test_names_say_something(path: Path) -> None:
    assert path.stem not in VAGUE
    assert not set(path.relative_to(SOURCE).parts[:-1]) & VAGUE


@each_module
def test_paths_are_pathlib(path: Path) -> None:
    assert "os.path" not in set(imported(TREES[path]))
    assert not re.search(r"\bos\.path\b", path.read_text("utf-8"))


@pytest.mark.parametrize("purpose", ALLOWED)
def test_only_its_own_place_imports(purpose: str) -> None:
    packages, places = ALLOWED[purpose]
    strays = [
        f"{name}: {module}"
        for path, tree in TREES.items()
        for module in imported(tree)
        if module.split(".")[0] in packages
        and not (name := path.relative_to(SOURCE).as_posix()).startswith(tuple(places) or "\0")
    ]
    assert strays == []


def test_stages_touch_no_clock_and_no_chance() -> None:
    strays = [
        f"{path.relative_to(SOURCE)}: {module}"
        for path, tree in TREES.items()
        if path.relative_to(SOURCE).parts[0] in PURE
        for module in imported(tree)
        if module in IMPURE
    ]
    # evaluation draws bootstrap samples from a seed that the caller gives
    assert [stray for stray in strays if not stray.startswith("evaluation/") or "random" not in stray] == []


def test_the_model_stands_on_the_standard_library() -> None:
    known = {
        "riwaya.model",
        "riwaya.errors",
        "dataclasses",
        "typing",
        "types",
        "functools",
        "collections",
        "importlib",
    }
    for path, tree in TREES.items():
        if path.relative_to(SOURCE).parts[0] == "model":
            assert {m for m in imported(tree) if not m.startswith(tuple(known))} == set(), path


def test_top_level_packages_are_those_of_the_design() -> None:
    packages = {path.name for path in SOURCE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert packages <= {
        "model", "text", "lexicon", "intake", "extraction", "reconciliation", "publication", "evaluation",
        "desk", "store", "engines", "cli", "web", "training",
    }  # fmt: skip


def test_every_module_of_code_is_in_a_package() -> None:
    assert [path for path in MODULES if not (path.parent / "__init__.py").exists()] == []
