"""Coreference: which mentions of a report are one actor."""

from itertools import islice

from riwaya.extraction.aliases import find_aliases
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.namesakes import same_name
from riwaya.extraction.speaking import SPEAKERS
from riwaya.extraction.tokens import Token
from riwaya.lexicon.table import loosely

_REMEMBERED = 300  # actors, and mentions of each, that a mention is compared with, the most recent first


def link_mentions(draft: Draft) -> None:
    """Give every mention of an actor its cluster: known actors, equal names, surnames, spellings, aliases."""
    clusters = _Clusters(draft)
    for mention in sorted(draft.mentions, key=lambda m: (m.span.passage, m.start)):
        if mention.kind not in SPEAKERS:
            continue
        mention.cluster = clusters.place(mention)
    for first, second in find_aliases(draft):
        clusters.merge(first, second)


class _Clusters:
    """The actors met so far, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.known_words: dict[tuple[int, int], tuple[str, ...]] = {}
        self.known_names: dict[tuple[int, int], tuple[str, ...]] = {}
        self.members: dict[int, list[MentionDraft]] = {}

    def place(self, mention: MentionDraft) -> int:
        """Put a mention with the most recent actor that it can be, or open a new one."""
        for cluster in islice(reversed(self.members), _REMEMBERED):
            if any(self._same(mention, other) for other in self.members[cluster][-_REMEMBERED:]):
                found = self.members.pop(cluster)
                found.append(mention)
                self.members[cluster] = found  # the most recent stands last
                return cluster
        cluster = len(self.members) + 1
        self.members[cluster] = [mention]
        return cluster

    def merge(self, first: MentionDraft, second: MentionDraft) -> None:
        """Make two mentions' actors one, on the report's own word."""
        if first.cluster is None or second.cluster is None or first.cluster == second.cluster:
            return
        kept, lost = sorted((first.cluster, second.cluster))
        for mention in self.members.pop(lost):
            mention.cluster = kept
            self.members[kept].append(mention)

    def _same(self, mention: MentionDraft, other: MentionDraft) -> bool:
        if mention.known is not None and other.known is not None:
            return mention.known.id == other.known.id and (mention.kind == other.kind or mention.known.state)
        if (mention.kind == "person") != (other.kind == "person"):
            return False
        if mention.kind == "person":
            return self._same_person(mention, other)
        first, second = self._words(mention), self._words(other)
        return first == second or (self._named_alike(mention, other) and mention.kind == other.kind)

    def _same_person(self, mention: MentionDraft, other: MentionDraft) -> bool:
        first, second = self._name_words(mention), self._name_words(other)
        if first and second:
            return same_name(first, second)
        if mention.number != "s" or other.number != "s":
            return False
        if first or second:
            bare = other if first else mention
            named = mention if first else other
            return bare is mention and self._bare_title(bare) and self._shares_title(bare, named)
        return self._words(mention) == self._words(other) and mention.source_type != "anonymous"

    def _bare_title(self, mention: MentionDraft) -> bool:
        tokens = self._tokens(mention)
        if len(tokens) == 1 and tokens[0].surface.definite and mention.source_type != "anonymous":
            mention.inferred = True
            return True
        return False

    def _shares_title(self, bare: MentionDraft, named: MentionDraft) -> bool:
        word = self._tokens(bare)[0].surface.stem
        return any(token.surface.stem == word for token in self._tokens(named))

    def _named_alike(self, mention: MentionDraft, other: MentionDraft) -> bool:
        first, second = self._name_words(mention), self._name_words(other)
        return bool(first) and first == second

    def _tokens(self, mention: MentionDraft) -> list[Token]:
        return self.draft.texts[mention.span.passage].tokens[mention.start : mention.end]

    def _words(self, mention: MentionDraft) -> tuple[str, ...]:
        key = (mention.span.passage, mention.start)
        if key not in self.known_words:
            tokens = self._tokens(mention)
            self.known_words[key] = tuple(loosely(t.surface.stem) for t in tokens if t.text[0].isalpha())
        return self.known_words[key]

    def _name_words(self, mention: MentionDraft) -> tuple[str, ...]:
        if mention.name is None:
            return ()
        key = (mention.span.passage, mention.start)
        if key not in self.known_names:
            self.known_names[key] = self._find_name_words(mention)
        return self.known_names[key]

    def _find_name_words(self, mention: MentionDraft) -> tuple[str, ...]:
        assert mention.name is not None
        text = self.draft.texts[mention.span.passage]
        return tuple(
            token.surface.stem
            for token in text.tokens[mention.start : mention.end]
            if token.text[0].isalpha()
            and mention.name.start < token.word.end
            and token.word.start < mention.name.end
        )
