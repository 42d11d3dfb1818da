"""The cases of the gold: right, split, without the words of others, and whole again with their texts."""

import re
import tomllib
from pathlib import Path

import pytest

from riwaya import desk
from riwaya.evaluation import cases
from riwaya.evaluation.cases import CASE, MARKS

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "gold" / "cases"
FOLDERS = sorted(path.parent for path in GOLD.glob("*/case.toml"))
ARABIC = re.compile("[\u0600-\u06ff]")
TEXTS = ROOT.parent / "shared" / "data" / "saudinewsnet"
each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@each_folder
def test_shipped_cases_are_right(folder: Path) -> None:
    assert list(cases.check_case(desk.case_files(folder), folder.name)) == []


def test_the_split_names_every_case_and_which_are_without_texts() -> None:
    split = tomllib.loads((GOLD / "split.toml").read_text("utf-8"))
    named = [name for group in split.values() for part in ("dev", "test") for name in group[part]]
    assert sorted(named) == [folder.name for folder in FOLDERS]
    real = {name for part in split["real"].values() for name in part}
    assert {folder.name for folder in FOLDERS if (folder / MARKS).exists()} == real


def test_no_words_of_the_corpora_are_shipped() -> None:
    for folder in FOLDERS:
        if (folder / MARKS).exists():
            assert (folder / MARKS).read_bytes().isascii()
            lines = (folder / CASE).read_text("utf-8").splitlines()
            assert [one for one in lines if ARABIC.search(one) and not one.startswith("place = ")] == []


def test_real_cases_come_back_from_the_corpus() -> None:
    if not TEXTS.is_dir():
        pytest.skip("the texts of this gold are not here (../shared/data)")
    real = [folder for folder in FOLDERS if (folder / MARKS).exists()]
    found = desk.find_texts(real, [TEXTS])
    for folder in real:
        whole = cases.fill_case(desk.case_files(folder), folder.name, found)
        assert cases.strip_case(whole, folder.name)[CASE] == (folder / CASE).read_bytes()
        assert len(cases.read_case(whole, folder.name).reports) >= 9
