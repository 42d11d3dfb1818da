"""Intake: from bytes to reports. Every failure is a record with a problem; bad content raises nothing."""

from riwaya.intake.fetch import fetch
from riwaya.intake.record import Intake, Limits
from riwaya.intake.sources import expand, read_bytes, read_source, read_text

__all__ = ["Intake", "Limits", "expand", "fetch", "read_bytes", "read_source", "read_text"]
