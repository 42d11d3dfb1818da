"""Happenings: tellings of many reports grouped, each group one happening."""

from riwaya.reconciliation import across
from riwaya.reconciliation.grouping import APART
from riwaya.reconciliation.linking import Kind
from riwaya.reconciliation.tellings import Telling

HAPPENINGS: Kind[Telling] = Kind(
    name="happening",
    blocks=across.blocks,
    weigh=across.weigh,
    report=lambda telling: telling.digest.report,
    known=lambda _telling: None,
    alike=lambda _telling: None,
    apart=APART,
    inside=False,
)
