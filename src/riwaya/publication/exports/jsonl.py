"""JSON Lines: one incident a line, its accounts and their statements in it, with words and reports."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from riwaya.model import to_plain

if TYPE_CHECKING:
    from riwaya.publication.exports import Exported


def write(exported: "Iterable[Exported]") -> Iterator[str]:
    """Yield one line an incident; `sources` says of each report what it is called and where it was read."""
    for one in exported:
        sources = {
            name: {
                "outlet": report.outlet, "title": report.title, "published_at": report.published_at,
                "url": report.url, "source": report.source,
            }
            for name, report in one.reports.items()
        }  # fmt: skip
        line: dict[str, Any] = {**to_plain(one.incident), "sources": sources}
        if one.decided:
            line["decided"] = dict(one.decided)
        yield json.dumps(line, ensure_ascii=False) + "\n"
