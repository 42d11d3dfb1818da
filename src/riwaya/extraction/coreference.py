"""Coreference: which mentions of a report are one actor."""

from itertools import islice

from riwaya.extraction.agreement import GROUP_KINDS
from riwaya.extraction.aliases import find_aliases
from riwaya.extraction.designation import Designation, designate, heads_of, loose_word
from riwaya.extraction.draft import Draft, MentionDraft
from riwaya.extraction.namesakes import same_name
from riwaya.extraction.speaking import SPEAKERS
from riwaya.extraction.tokens import Token

_REMEMBERED = 300  # actors, and mentions of each, that a mention is compared with, the most recent first


def link_mentions(draft: Draft) -> None:
    """Give every mention of an actor its cluster: known actors, equal names, surnames, spellings, aliases."""
    clusters = _Clusters(draft)
    for mention in sorted(draft.mentions, key=lambda m: (m.span.passage, m.start)):
        if mention.kind not in SPEAKERS:
            continue
        mention.cluster = clusters.place(mention)
        clusters.settle_kind(mention)
    for first, second in find_aliases(draft):
        clusters.merge(first, second)


class _Clusters:
    """The actors met so far, in the order of the text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.designations: dict[tuple[int, int], Designation] = {}
        self.known_words: dict[tuple[int, int], tuple[str, ...]] = {}
        self.known_names: dict[tuple[int, int], tuple[str, ...]] = {}
        self.members: dict[int, list[MentionDraft]] = {}

    def place(self, mention: MentionDraft) -> int:
        """Put a mention with the most recent actor that it can be, or open a new one."""
        for cluster in islice(reversed(self.members), _REMEMBERED):
            members = self.members[cluster][-_REMEMBERED:]
            if any(self._same(mention, other) for other in members) and not self._clashes(mention, members):
                found = self.members.pop(cluster)
                found.append(mention)
                self.members[cluster] = found  # the most recent stands last
                return cluster
        cluster = len(self.members) + 1
        self.members[cluster] = [mention]
        return cluster

    def settle_kind(self, mention: MentionDraft) -> None:
        """Give a noun alone the kind of the group that it takes up: the *movement* of an armed group."""
        first = self.members[mention.cluster or 0][0]
        groups = mention.kind in GROUP_KINDS and first.kind in GROUP_KINDS
        if groups and mention.known is None and self._designation(mention).bare:
            mention.kind = first.kind

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
        if self._named_alike(mention, other) and mention.kind == other.kind:
            return True
        return self._same_group(mention, other)

    def _clashes(self, mention: MentionDraft, members: list[MentionDraft]) -> bool:
        """Tell whether an actor whom a short name fits is known to be another than a mention says."""
        known = mention.known
        if known is not None and any(o.known is not None and o.known.id == known.id for o in members):
            return False
        if mention.kind == "person":
            name = self._name_words(mention)
            names = (self._name_words(other) for other in members)
            return len(name) > 1 and any(len(other) > 1 and not same_name(name, other) for other in names)
        if mention.known is not None:
            return False
        one = self._designation(mention)
        return any(one.is_apart(self._designation(other)) for other in members)

    def _same_group(self, mention: MentionDraft, other: MentionDraft) -> bool:
        """Tell whether a definite phrase takes up an earlier one: the same noun, and nothing new said of it.

        *The body* takes up *the medical body*; a fuller name takes up a noun that stood alone.
        """
        one, before = self._designation(mention), self._designation(other)
        if one.known is not None and before.known is not None:
            return one.known.id == before.known.id
        if not (one.definite or one.number) or (mention.kind == "people") != (other.kind == "people"):
            return False
        if one.head != before.head:
            return one.bare and before.known is not None and one.head in heads_of(self.draft, before.known)
        return one.takes_up(before) or (one.known is None and one.fills(before))

    def _designation(self, mention: MentionDraft) -> Designation:
        key = (mention.span.passage, mention.start)
        if key not in self.designations:
            self.designations[key] = designate(self.draft, mention)
        return self.designations[key]

    def _same_person(self, mention: MentionDraft, other: MentionDraft) -> bool:
        """Tell whether two persons are one: by their names, or a title that takes up an earlier person."""
        first, second = self._name_words(mention), self._name_words(other)
        if first and second:
            return same_name(first, second)
        if mention.number != "s" or other.number != "s":
            return False
        if mention.gender and other.gender and mention.gender != other.gender:
            return False
        one, before = self._designation(mention), self._designation(other)
        if first:
            full = before.definite and not before.bare
            return full and {before.head, *before.added} <= set(self._words(mention))
        if second:
            taken = one.definite and {one.head, *one.added} <= {before.head, *self._words(other)}
            mention.inferred = mention.inferred or (taken and one.bare)
            return taken
        return one.takes_up(before)

    def _named_alike(self, mention: MentionDraft, other: MentionDraft) -> bool:
        first, second = self._name_words(mention), self._name_words(other)
        return bool(first) and first == second

    def _tokens(self, mention: MentionDraft) -> list[Token]:
        return self.draft.texts[mention.span.passage].tokens[mention.start : mention.end]

    def _words(self, mention: MentionDraft) -> tuple[str, ...]:
        key = (mention.span.passage, mention.start)
        if key not in self.known_words:
            tokens = self._tokens(mention)
            self.known_words[key] = tuple(loose_word(t) for t in tokens if t.text[0].isalpha())
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
