"""Tags: the word classes of a token in its sentence."""

VERB, NOUN, NUM, QUANT, DEM, PRON, TIME = "verb", "noun", "num", "quant", "dem", "pron", "time"
PREP, COMP, REL, SUB, NEG, PART = "prep", "comp", "rel", "sub", "neg", "part"
ADV, JOINED, PUNCT = "adv", "joined", "punct"
CIRCUMSTANCE = "circumstance"
"""A participle that reports on the side, in the accusative (*adding*)."""

VERB_KINDS = ("cue_verb", "trigger_verb", "verb")
OPENS_CLAUSE = {PUNCT, COMP, REL, SUB, NEG, PART, CIRCUMSTANCE}

PASSED_OVER = frozenset({ADV, JOINED, NUM, PRON, DEM, PREP, TIME})
"""What may stand between a cue and its content without opening it."""
