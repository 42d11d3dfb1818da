"""`riwaya gold`: gold, whose texts are not in the repository: got, checked, shown, compared and stripped."""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import get_terminal_size

import click
import orjson

from riwaya import desk
from riwaya.evaluation import check_gold, evaluate, read_gold, standoff
from riwaya.model import Problem, Reading, to_plain
from riwaya.publication import Sheet, write

_GOLD, _FILLED, _ORIGINALS = Path("gold"), Path("out/gold"), "originals.toml"
_RIGHT_TO_LEFT = "\u200f"  # the first strong character of a line tells a terminal its direction
_FILES = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Get, check, show, compare and strip gold.

    \b
    Examples:
      riwaya gold get --texts data
      riwaya gold check gold/*.jsonl
      riwaya gold show gsr:0a1b2c3d4e
      riwaya gold agree first.jsonl second.jsonl
    """


@command.command()
@click.argument("files", nargs=-1, type=_FILES)
@click.option(
    "--texts", multiple=True, help="A file or folder with the corpora, or a URL; several may be given."
)
@click.option("-o", "--output", type=_FOLDER, default=_FILLED, show_default=True, help="Folder to write to.")
def get(files: tuple[Path, ...], texts: tuple[str, ...], output: Path) -> int:
    """Put the texts back into gold FILES (default: all of gold/) and write them to a folder.

    The texts come from a copy of the corpora that you have, or are downloaded where they are published
    (gold/originals.toml); every passage and quote is checked against its hash.
    """
    wanted = files or tuple(sorted(_GOLD.rglob("*.jsonl")))
    if not wanted:
        raise click.UsageError("There is no gold/ here: name the gold files.")
    sources = list(texts) or [
        url for folder in {file.parent for file in wanted} for url in _published(folder)
    ]
    output.mkdir(parents=True, exist_ok=True)
    for file, readings in desk.get_gold(wanted, sources):
        target = output / (file.relative_to(_GOLD) if file.is_relative_to(_GOLD) else file.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(orjson.dumps(to_plain(reading)) + b"\n" for reading in readings))
        click.echo(f"{target}: {len(readings)} texts", err=True)
    return 0


@command.command()
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("--doubts", is_flag=True, help="Also tell what is allowed and seldom meant.")
def check(files: tuple[Path, ...], doubts: bool) -> int:
    """Check gold FILES, with or without texts: offsets, quotes, closed lists, references, parents, voices."""
    wrong = 0
    for file in files:
        with file.open("rb") as lines:
            problems = [p for p in check_gold(lines, str(file)) if p.remedy or doubts]
        wrong += sum(bool(problem.remedy) for problem in problems)
        for problem in problems:
            click.echo(f"{problem.where}: {problem.what}")
        click.echo(f"{file}: {_count(problems)}", err=True)
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
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("-o", "--output", type=_FOLDER, default=_GOLD, show_default=True, help="Folder to write to.")
def strip(files: tuple[Path, ...], output: Path) -> int:
    """Take the texts out of whole gold FILES, which may not be published, and write what is left.

    What is left is what the annotators made: ids, codes, offsets, and hashes of texts and quotes, by which
    `riwaya gold get` puts the texts back.
    """
    output.mkdir(parents=True, exist_ok=True)
    for file in files:
        target = output / file.name
        if target.exists() and target.samefile(file):
            raise click.UsageError(f"{file} would be written over: name another folder with -o.")
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


def _published(folder: Path) -> Iterator[str]:
    path = folder / _ORIGINALS
    if not path.exists():
        raise click.UsageError(f"{path} does not say where the texts are published: give them with --texts.")
    for urls in tomllib.loads(path.read_text("utf-8")).values():
        yield from urls


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
