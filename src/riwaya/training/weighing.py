"""Weighing: how much the encoder counts beside the lexicon, fitted by tools/fit_fusion.py."""

import tomllib
from pathlib import Path

FUSION: dict[str, list[float]] = tomllib.loads(Path(__file__).with_name("fusion.toml").read_text("utf-8"))
"""By decision: weights of a sum of log-odds (start, lexicon's, encoder's), or the lead that overrules."""
