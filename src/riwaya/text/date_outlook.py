"""Whether the words before a time speak of what is to come."""

from collections.abc import Sequence

from riwaya.text.clitics import FA, WA
from riwaya.text.date_words import DateWords
from riwaya.text.words import Word

_NEAR, _FAR = 6, 14
"""Words before a time in which a verb of the future may govern it."""
_SHORTEST_VERB = 5


def is_coming(words: Sequence[Word], index: int, table: DateWords, sight: int = _NEAR) -> bool:
    """Tell whether a verb of the future or of a programme governs the time at word `index` (*will meet on*).

    A relative clause in between has a verb of its own, and a full stop ends the search.
    """
    for at in range(index - 1, max(-1, index - 1 - sight), -1):
        form = words[at].folded
        if form in table.unless["coming_before"]:
            return False
        if _is_future(form, table):
            before = words[max(0, at - _NEAR) : at]
            return not any(word.folded in table.unless["coming_denied"] for word in before)
    return False


def is_foretold(words: Sequence[Word], index: int, table: DateWords) -> bool:
    """Tell whether the words before, further off too, speak of what is to come (*a plan to*, *if not*)."""
    for word in reversed(words[max(0, index - _FAR) : index]):
        if word.folded == ".":
            return False
        if _is_future(word.folded, table) or _bare(word.folded) & table.unless["past_within"]:
            return True
    return False


def _bare(form: str) -> frozenset[str]:
    """Return a form as it stands and without a joined conjunction."""
    return frozenset({form, form[1:]} if form[0] in (WA, FA) else {form})


def _is_future(form: str, table: DateWords) -> bool:
    forms = _bare(form)
    if forms & table.unless["coming"]:
        return True
    return any(
        len(one) >= _SHORTEST_VERB
        and one[:2] in table.unless["future_verb"]
        and not any(one[:length] in table.unless["no_future_verb"] for length in (4, 5))
        for one in forms
    )
