"""The store: one database of reports, their readings and people's verdicts; a SQLite file or PostgreSQL.

Every report is kept by the hash of its bytes, so adding one twice changes nothing; a page that has changed
is another report of the same page, and both stay. A reading is what an engine made of a report, and gives
way to a later one; a verdict is a person's, and nothing ever changes or removes it.
"""

from riwaya.model.case import VERDICTS, Verdict
from riwaya.store.browsing import Wanted
from riwaya.store.case import Change, Kept, Node, hashed_block
from riwaya.store.search import Found, Query
from riwaya.store.store import Added, Digested, Status, Store

__all__ = [
    "VERDICTS", "Added", "Change", "Digested", "Found", "Kept", "Node", "Query", "Status", "Store", "Verdict",
    "Wanted",
    "hashed_block",
]  # fmt: skip
