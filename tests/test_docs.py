"""The documentation tells all there is, and what it tells is so."""

import doctest
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest

import riwaya
from riwaya.cli import commands
from riwaya.lexicon.rows import ActRule, Channel, Cue, KnownActor, Noun, Trigger
from riwaya.model import codebook

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path
    for folder in ("", "docs", "samples", "gold")
    for path in (ROOT / folder).glob("**/*.md" if folder else "*.md")
)
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")
LISTS = (
    "PASSAGE_KINDS", "MENTION_KINDS", "ACTS", "SOURCE_TYPES", "CHANNELS", "EVENT_TYPES", "COUNTED", "VALUES",
)  # fmt: skip
PARTS = {"passage", "start", "end", "quote", "voice", "value"}  # of spans and factuality, told in words
CODEBOOKS = [ROOT / "docs" / "codebook" / f"{language}.md" for language in ("en", "ar")]
READMES = [ROOT / "README.md", ROOT / "README.ar.md"]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
each_codebook = pytest.mark.parametrize("page", CODEBOOKS, ids=lambda page: page.stem)
each_readme = pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)


def command(name: str) -> click.Command:
    group, _, inner = name.partition(" ")
    found = import_module(f"{commands.__name__}.{group}").command
    if inner:
        assert isinstance(found, click.Group)
        found = found.commands[inner]
    assert isinstance(found, click.Command)
    return found


def named() -> Iterator[str]:
    """The commands, those of a group by both words."""
    for module in iter_modules(commands.__path__):
        found = command(module.name)
        if isinstance(found, click.Group):
            yield from (f"{module.name} {name}" for name in found.commands)
        else:
            yield module.name


def section(name: str) -> str:
    """The section of docs/cli.md on a command."""
    return CLI.split(f"\n## riwaya {name}", 1)[1].split("\n## ", 1)[0]


COMMANDS = sorted(named())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_is_told(name: str) -> None:
    told = section(name)
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            for flag in parameter.opts:
                assert f"`{flag}`" in told, flag
            if isinstance(parameter.type, click.Choice):
                assert all(f"`{choice}`" in CLI for choice in parameter.type.choices)
        else:
            assert str(parameter.name).upper().rstrip("S") in told


def test_no_option_is_told_that_is_not_there() -> None:
    for name in COMMANDS:
        there = {flag for parameter in command(name).params for flag in parameter.opts}
        rows = re.findall(r"^\| `(-.*?) \|", section(name), re.MULTILINE)
        assert set(re.findall(r"--?[a-z][a-z-]*", " ".join(rows))) <= there, name


def test_every_public_name_is_told() -> None:
    text = (ROOT / "docs" / "python.md").read_text("utf-8")
    missing = [name for name in riwaya.__all__ if not re.search(rf"`{name}`|`{name}\(|`{name}`s", text)]
    assert not missing


@each_codebook
def test_the_codebook_holds_every_field_and_code(page: Path) -> None:
    told = set(re.findall(r"`([^`]+)`", page.read_text("utf-8")))
    for kind in (getattr(riwaya, name) for name in riwaya.__all__):
        if is_dataclass(kind) and isinstance(kind, type):
            assert {field.name for field in fields(kind)} - PARTS <= told
    for codes in LISTS:
        assert set(getattr(codebook, codes)) <= told, codes
    assert {codebook.OUTLET, codebook.UNATTRIBUTED} <= told


def test_every_field_of_a_row_is_told() -> None:
    text = (ROOT / "docs" / "lexicon.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z_]+)(?: = true)?`", text))
    for kind in (Cue, Trigger, Noun, KnownActor, Channel, ActRule):
        names = {field.name.rstrip("_") for field in fields(kind)} - {"group", "type"}
        assert names <= told, (kind.__name__, names - told)


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found), target


def anchors(page: Path) -> set[str]:
    """The anchors of a page: of its headings, and those set by hand."""
    text = page.read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)">', text))


@each_page
def test_python_in_the_pages_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, _ = doctest.testfile(str(page), module_relative=False, encoding="utf-8", verbose=False)
    assert failed == 0


def shell_lines() -> list[str]:
    """Every command of the READMEs that is riwaya's own."""
    blocks = [
        block
        for page in READMES
        for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    ]
    lines = [line for block in blocks for line in block.splitlines() if line]
    assert lines and all(line.startswith("riwaya ") for line in lines)
    return sorted(set(lines))


@pytest.mark.parametrize("line", shell_lines())
def test_commands_of_the_readmes_run(line: str, tmp_path: Path) -> None:
    for name in ("samples", "gold"):
        (tmp_path / name).symlink_to(ROOT / name)
    arguments = line.split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "riwaya", *arguments], cwd=tmp_path, capture_output=True, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert done.stdout or "-o" in arguments
    if "-o" in arguments:
        assert (tmp_path / arguments[arguments.index("-o") + 1]).stat().st_size > 0


def test_output_and_scores_of_the_readmes_are_todays() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "readme_scores.py"), "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_block_that_is_not_there_is_refused() -> None:
    spec = importlib.util.spec_from_file_location("readme_scores", ROOT / "tools" / "readme_scores.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = "a\n<!-- scores: x -->\nold\n<!-- /scores -->\nb"
    assert module.fill(text, "scores", "new\n") == "a\n<!-- scores: x -->\nnew\n<!-- /scores -->\nb"
    with pytest.raises(ValueError, match="0 blocks"):
        module.fill(text, "example", "new\n")


@each_readme
def test_both_commands_are_on_the_page(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= targets
    assert "make demo" in text and "make test" in text


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    assert run.read_text("utf-8").split("\n")[-2].split()[-2:] == ["make", "test"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_pin_every_file_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(
        r"^([a-z0-9-]+)==\S+ \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert len(pins) == len(re.findall(r"^\w", text, re.MULTILINE)) > 20
    assert "://" not in text and "index" not in text.replace("--hash", "")


def test_locks_hold_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": [*project["dependencies"], *project["optional-dependencies"]["dev"]],
    }
    decision = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text("utf-8")
    for name, wanted in asked.items():
        locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text("utf-8"), re.MULTILINE))
        names = {re.split(r"[<>=!~\[]", one)[0] for one in wanted}
        assert names <= locked
        assert all(name in decision for name in names)
