"""JSON Lines: one incident a line, its accounts and their statements in it, with words and reports."""

import json
from collections.abc import Iterable, Iterator

from riwaya.model import Report, to_plain
from riwaya.model.case import Incident


def write(told: Iterable[tuple[Incident, dict[str, Report]]]) -> Iterator[str]:
    """Yield one line an incident; `sources` says of each report what it is called and where it was read."""
    for incident, reports in told:
        sources = {
            name: {
                "outlet": report.outlet, "title": report.title, "published_at": report.published_at,
                "url": report.url, "source": report.source,
            }
            for name, report in reports.items()
        }  # fmt: skip
        yield json.dumps({**to_plain(incident), "sources": sources}, ensure_ascii=False) + "\n"
