"""The desk with the stages themselves."""

from pathlib import Path

import riwaya
from riwaya import desk


def test_processes_give_what_one_process_gives(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(riwaya.EXAMPLE.read_text("utf-8"), encoding="utf-8")
    (tmp_path / "05.txt").write_bytes(b"")
    here = list(desk.read_all([tmp_path]))
    assert len(here) == 12
    assert list(desk.read_all([tmp_path], workers=2)) == here
    assert [desk.was_read(reading) for reading in here].index(False) == 5
