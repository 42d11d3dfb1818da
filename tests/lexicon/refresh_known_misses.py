"""Write tests/lexicon/known_misses.toml anew, and say which rows came and went.

python tests/lexicon/refresh_known_misses.py
"""

import json
import sys
import tomllib
from pathlib import Path

from row_checks import Miss, misses

KNOWN = Path(__file__).with_name("known_misses.toml")
HEAD = """\
# Rows of the lexicon whose own example is not yet read as the row says, with the first thing that is wrong:
# cue, act, content, source, channel, span (of the channel's words), type, trigger, mention, kind, raises.
# Written by refresh_known_misses.py. The list may only shrink: test_rows.py holds how long it may be.
"""


def read_known() -> list[Miss]:
    """Return the misses that are listed."""
    return [Miss(**row) for row in tomllib.loads(KNOWN.read_text("utf-8"))["miss"]] if KNOWN.exists() else []


def main() -> int:
    """Rewrite the list."""
    before, now = read_known(), misses()
    rows = (
        f"[[miss]]\nfile = {_text(m.file)}\nrow = {_text(m.row)}\nreason = {_text(m.reason)}\n" for m in now
    )
    KNOWN.write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    was, is_now = ({(m.file, m.row) for m in found} for found in (before, now))
    for sign, changed in (("+", is_now - was), ("-", was - is_now)):
        for file, row in sorted(changed):
            print(sign, file, row)
    print(f"{len(was)} -> {len(is_now)} rows")
    return 0


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a basic string of TOML is written as JSON writes it


if __name__ == "__main__":
    sys.exit(main())
