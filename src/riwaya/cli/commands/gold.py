"""`riwaya gold`: gold, whose texts are not in the repository: got, checked, shown, compared and stripped."""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import get_terminal_size

import click
import orjson

from riwaya import desk
from riwaya.evaluation import cases, check_gold, evaluate, fill_gold, read_gold, standoff
from riwaya.model import Problem, Reading, to_plain
from riwaya.publication import Sheet, write

_GOLD, _FILLED, _ORIGINALS = Path("gold"), Path("out/gold"), "originals.toml"
_RIGHT_TO_LEFT = "\u200f"  # the first strong character of a line tells a terminal its direction
_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
_GOLDS = click.Path(exists=True, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Get, check, show, compare and strip gold.

    \b
    Examples:
      riwaya gold get --texts data
      riwaya gold check gold/*.jsonl gold/cases/*/
      riwaya gold show gsr:0a1b2c3d4e
      riwaya gold agree first.jsonl second.jsonl
    """


@command.command()
@click.argument("gold", nargs=-1, type=_GOLDS)
@click.option(
    "--texts", multiple=True, help="A file or folder with the corpora, or a URL; several may be given."
)
@click.option("-o", "--output", type=_FOLDER, default=_FILLED, show_default=True, help="Folder to write to.")
def get(gold: tuple[Path, ...], texts: tuple[str, ...], output: Path) -> int:
    """Put the texts back into GOLD (default: all of gold/) and write it to a folder.

    GOLD are files of readings and folders of cases; each case gets a folder of its own. The texts come from a
    copy of the corpora that you have, or are downloaded where they are published (gold/originals.toml);
    every passage and quote is checked against its hash.
    """
    wanted = gold or tuple(_all_gold())
    if not wanted:
        raise click.UsageError("There is no gold/ here: name the gold files.")
    found = desk.find_texts(wanted, texts or sorted({url for path in wanted for url in _published(path)}))
    for path in wanted:
        if path.is_dir():
            target = _elsewhere(path, output / path.resolve().name)
            _write_case(target, cases.fill_case(desk.case_files(path), str(path), found))
            continue
        with path.open("rb") as lines:
            readings = list(fill_gold(lines, str(path), found))
        target = output / (path.relative_to(_GOLD) if path.is_relative_to(_GOLD) else path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(orjson.dumps(to_plain(reading)) + b"\n" for reading in readings))
        click.echo(f"{target}: {len(readings)} texts", err=True)
    return 0


@command.command()
@click.argument("gold", nargs=-1, required=True, type=_GOLDS)
@click.option("--doubts", is_flag=True, help="Also tell what is allowed and seldom meant.")
def check(gold: tuple[Path, ...], doubts: bool) -> int:
    """Check GOLD, files of readings and folders of cases, with or without texts.

    Checked are offsets, quotes, closed lists, references, parents and voices; in cases marks, origins and
    whether the status of each incident follows from its accounts.
    """
    wrong = 0
    for path in gold:
        problems = [problem for problem in _problems(path) if problem.remedy or doubts]
        wrong += sum(bool(problem.remedy) for problem in problems)
        for problem in problems:
            click.echo(f"{problem.where}: {problem.what}")
        click.echo(f"{path}: {_count(problems)}", err=True)
    return 1 if wrong else 0


@command.command()
@click.argument("label")
@click.argument("files", nargs=-1, type=_FILES)
@click.option("--labels", type=click.Choice(["ar", "en"]), help="Language of headings and codes.")
def show(label: str, files: tuple[Path, ...], labels: str | None) -> int:
    """Show one text of the gold FILES (default: those of `riwaya gold get`) with all that is marked in it.

    LABEL is the text's label, its head if only one text has it, or the name of the file it is read from.
    """
    found = [reading for reading in _all(files) if str(reading.report.source).startswith(label)]
    if len(found) != 1:
        what = "no text" if not found else f"{len(found)} texts: {', '.join(_labels(found[:5]))}"
        remedy = "name more of the label, or one FILE" if found else _where_to_look(files)
        raise click.UsageError(f"{label} names {what}: {remedy}.")
    sheet = Sheet(labels, width=get_terminal_size((100, 24)).columns, colour=sys.stdout.isatty())
    for passage in found[0].report.passages:
        click.echo(f"{_RIGHT_TO_LEFT}[{passage.id}] {' '.join(passage.text.split())}\n")
    for piece in write(found, "table", sheet):
        click.echo(piece, nl=False)
    return 0


@command.command()
@click.argument("first", type=_FILES)
@click.argument("second", type=_FILES)
@click.option("--json", "as_json", is_flag=True, help="Print one flat object, score name to value.")
def agree(first: Path, second: Path, as_json: bool) -> int:
    """Say how far two annotators agree, field by field: SECOND scored against FIRST.

    The texts that both have annotated count. F1 scores and B-cubed do not depend on who is first.
    """
    sides = []
    for file in (first, second):
        with file.open("rb") as lines:
            sides.append({reading.report.id: reading for reading in read_gold(lines, str(file))})
    pairs = [(reading, sides[1][key]) for key, reading in sides[0].items() if key in sides[1]]
    if not pairs:
        raise click.UsageError(f"{first} and {second} have no text in common.")
    scores = {"texts": len(pairs), **evaluate(pairs).scores(resamples=0)}
    if as_json:
        click.echo(orjson.dumps(scores, option=orjson.OPT_INDENT_2).decode())
        return 0
    for name, value in scores.items():
        whole = "." not in name and not name.endswith(("_precision", "_recall"))
        if whole and value is not None:
            click.echo(f"{name:24} {value if name == 'texts' else format(value, '.3f')}")
    return 0


@command.command()
@click.argument("gold", nargs=-1, required=True, type=_GOLDS)
@click.option("-o", "--output", type=_FOLDER, default=_GOLD, show_default=True, help="Folder to write to.")
def strip(gold: tuple[Path, ...], output: Path) -> int:
    """Take the texts out of whole GOLD, which may not be published, and write what is left.

    GOLD are files of readings and folders of cases. What is left is what the annotators made: ids, codes,
    offsets, and hashes of texts and quotes, by which `riwaya gold get` puts the texts back.
    """
    output.mkdir(parents=True, exist_ok=True)
    for file in gold:
        target = _elsewhere(file, output / (file.resolve() if file.is_dir() else file).name)
        if file.is_dir():
            _write_case(target, cases.strip_case(desk.case_files(file), str(file)))
            continue
        with file.open("rb") as lines:
            bare = [orjson.dumps(standoff.strip(reading)) + b"\n" for reading in read_gold(lines, str(file))]
        target.write_bytes(b"".join(bare))
        click.echo(f"{target}: {len(bare)} texts", err=True)
    return 0


def _count(problems: list[Problem]) -> str:
    """Say how many faults and doubts there are."""
    wrong = sum(bool(problem.remedy) for problem in problems)
    doubts = f", {len(problems) - wrong} doubtful" if len(problems) > wrong else ""
    return f"{wrong or 'nothing'} wrong{doubts}"


def _all_gold() -> list[Path]:
    """Return the gold of the repository: files of readings and folders of cases."""
    folders = [path.parent for path in sorted(_GOLD.rglob(cases.CASE))]
    return [path for path in sorted(_GOLD.rglob("*.jsonl")) if path.parent not in folders] + folders


def _problems(path: Path) -> Iterator[Problem]:
    """Yield all that is wrong or doubtful in a file of readings or a folder of a case."""
    if path.is_dir():
        yield from cases.check_case(desk.case_files(path), str(path))
    else:
        with path.open("rb") as lines:
            yield from check_gold(lines, str(path))


def _elsewhere(source: Path, target: Path) -> Path:
    """Return where to write, which must not be what was read."""
    if target.exists() and target.samefile(source):
        raise click.UsageError(f"{source} would be written over: name another folder with -o.")
    return target


def _write_case(folder: Path, files: dict[str, bytes]) -> None:
    other = [name for name in (cases.REPORTS, cases.MARKS) if name not in files and (folder / name).exists()]
    if other:
        raise click.UsageError(f"{folder} already has {other[0]}: name another folder with -o.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    click.echo(f"{folder}: {', '.join(files)}", err=True)


def _published(gold: Path) -> list[str]:
    """Return where the texts of gold are published, by the file that stands beside it or over it."""
    folders = gold.resolve().parents[:2]
    path = next((one for folder in folders if (one := folder / _ORIGINALS).exists()), None)
    if path is None:
        what = f"{gold.parent / _ORIGINALS} does not say where the texts are published"
        raise click.UsageError(f"{what}: give them with --texts.")
    return [url for urls in tomllib.loads(path.read_text("utf-8")).values() for url in urls]


def _all(files: Iterable[Path]) -> Iterator[Reading]:
    for file in tuple(files) or (*sorted(_FILLED.glob("*.jsonl")), *_GOLD.glob("demo.jsonl")):
        with file.open("rb") as lines:
            yield from read_gold(lines, str(file))


def _where_to_look(files: tuple[Path, ...]) -> str:
    """Say why a label may name nothing."""
    if files or _FILLED.is_dir():
        looked = ", ".join(map(str, files)) or str(_FILLED)
        return f"a label is the source of a text in {looked}"
    return "get the texts first (riwaya gold get)"


def _labels(readings: Iterable[Reading]) -> Iterator[str]:
    return (str(reading.report.source) for reading in readings)
