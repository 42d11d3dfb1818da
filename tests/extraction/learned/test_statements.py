"""What the encoder may not do to a content: swallow what somebody else says, or say another's words again."""

from riwaya.extraction import begin
from riwaya.extraction.learned.statements import _is_said, _next_saying
from riwaya.model import Passage, Report

TEXT = "قال العمدة إن الجسر آمن، وقال الحارس إن الباب مكسور، مضيفاً أن المفتاح ضاع."


def test_a_content_ends_where_somebody_goes_on_to_say() -> None:
    draft = begin(Report("sha256:0", language="ar", passages=(Passage(0, "paragraph", TEXT),)))
    first, second, third = draft.statements
    words = [token.text for token in draft.texts[0].tokens]
    end = _next_saying(draft, first, first.content[-1][1])
    assert words[end - 1] == "امن" and end < second.cue[0]
    # a participle goes on with the same speech, and behind the last cue nothing ends
    assert _next_saying(draft, second, second.content[-1][1]) == len(words)
    assert _next_saying(draft, third, third.content[-1][1]) == len(words)


def test_words_are_said_by_the_first_who_says_them() -> None:
    draft = begin(Report("sha256:0", language="ar", passages=(Passage(0, "paragraph", TEXT),)))
    first, second, _ = draft.statements
    assert _is_said(draft, second, first.content[0])
    assert not _is_said(draft, first, first.content[0])
