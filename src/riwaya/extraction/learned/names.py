"""Names that the encoder sees and no list knows: of persons and places."""

from riwaya.extraction.description import make_mention
from riwaya.extraction.draft import Draft
from riwaya.extraction.phrases import NounPhrase

_KINDS = {"PERS": "person", "LOC": "place"}  # of organisations it is too often wrong


def add_names(draft: Draft) -> None:
    """Make a mention of every name that stands in none; a person's name inside a phrase becomes its name."""
    for passage, perceived in enumerate(draft.perceived):
        text = draft.texts[passage]
        here = [mention for mention in draft.mentions if mention.span.passage == text.passage.id]
        for kind, start, end in perceived.names():
            around = [m for m in here if m.start < end and start < m.end]
            if not around and kind in _KINDS and len(text.tokens[start].text) > 1:
                phrase = NounPhrase(start, end, start, "", end)
                mention = make_mention(draft, text, phrase, _KINDS[kind], None)
                mention.name = mention.name or text.span(start, end, bare=True)
            for mention in around:
                if kind == "PERS" and mention.kind == "person" and mention.name is None:
                    mention.name = text.span(max(start, mention.start), min(end, mention.end), bare=True)
