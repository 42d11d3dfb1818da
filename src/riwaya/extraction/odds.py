"""Odds: the scale on which what several signs or readers say adds up."""

from math import exp, log


def odds(probability: float) -> float:
    """Return the log-odds of a probability, kept within what is sensible to add up.

    >>> odds(0.5), round(odds(1.0), 1)
    (0.0, 9.2)
    """
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return log(kept / (1 - kept))


def likelihood(log_odds: float) -> float:
    """Return the probability of log-odds, to three places.

    >>> likelihood(0.0)
    0.5
    """
    return round(1 / (1 + exp(-log_odds)), 3)
