"""Particles: the few words, letters and marks that rules of grammar name, folded unless named published."""

COMMA = frozenset({",", "\u060c"})
SEMICOLON = frozenset({";", "\u061b"})
PAUSE = COMMA | SEMICOLON | {"-", "(", ")"}
STOP = frozenset({".", "!", "?", "\u061f", "\u2026"})

IN, FROM, TO, AT, BETWEEN = (
    "\u0641\u064a",
    "\u0645\u0646",
    "\u0627\u0644\u064a",
    "\u0644\u062f\u064a",
    "\u0628\u064a\u0646",
)
LAM, BA, ALEF = "\u0644", "\u0628", "\u0627"
MADDA = "\u0622"
HAMZAS = MADDA + "\u0623\u0625"
"""The letters of an alef whose hamza is written; what folding makes one."""
"""The prepositions *to* or *for*, and *by*, which are written joined."""
IF, OR = "\u0627\u0630\u0627", "\u0627\u0648"
ON = "\u0639\u0644\u064a"
AGAINST = "\u0636\u062f"
LACK = "\u0639\u062f\u0645"
"""The noun of negation, *lack of* or *not* before a verbal noun."""
LAM_OF_NEGATION = frozenset({"\u0644\u0645", "\u0644\u0645\u0627"})
"""*Not*, before what has not happened (yet), a verb in the jussive."""
THAT, WHAT, AS = "\u0627\u0646", "\u0645\u0627", "\u0643\u0645\u0627"
BEFORE, AFTER, SINCE, WITHOUT = (
    "\u0642\u0628\u0644",
    "\u0628\u0639\u062f",
    "\u0645\u0646\u0630",
    "\u062f\u0648\u0646",
)
CALLED = frozenset({"\u064a\u062f\u0639\u064a", "\u062a\u062f\u0639\u064a"})
"""*Is called*, before a name; spelled like *claims*."""
ABOUT = "\u0646\u062d\u0648"
"""*About* before a number; *towards* before anything else."""
FOREGONE = "\u0633\u0628\u0642"
"""*It has happened before* that."""
OTHER = frozenset({"\u0627\u062e\u0631", "\u0627\u062e\u0631\u064a", "\u0627\u062e\u0631\u0648\u0646"}) | {
    "\u0648\u062d\u062f\u0647",
    "\u0648\u062d\u062f\u0647\u0627",
}
"""*Other* and *alone*, after their noun: no phrases of their own."""
BY_NAME = "\u0628\u0627\u0633\u0645"
"""*In the name of*, after a spokesman; *called*, before a name."""

SON_OF = "\u0628\u0646"
ARTICLE = "\u0627\u0644"
CONJUNCTIONS = "\u0648\u0641"
AS_FOR = "\u0627\u0645\u0627"
"""*As for* X, whose clause then opens with *then*."""
BUT, WHERE, IF = "\u0644\u0643\u0646", "\u062d\u064a\u062b", "\u0627\u0630\u0627"
HAD = frozenset({"\u0643\u0627\u0646", "\u0643\u0627\u0646\u062a", "\u0643\u0627\u0646\u0648\u0627"})
"""*Was*, which sets a subject before its verb: *had said*."""
KNOWING = "\u0639\u0644\u0645\u0627"
"""*It being known* that."""
DURING, EXCEPT = "\u062e\u0644\u0627\u0644", "\u063a\u064a\u0631"
ONLY = "\u0627\u0644\u0627"  # but, unless
TOWARDS = "\u0646\u062d\u0648"
"""*Towards*; before a number, *about*."""
FA = "\u0641"
TEH = "\u062a"
WAW, YEH, HEH, MEEM = "\u0648", "\u064a", "\u0647", "\u0645"
WAW_NOON, WAW_ALEF = "\u0648\u0646", "\u0648\u0627"
HIM, HER, THEM, OUR = "\u0647", "\u0647\u0627", "\u0647\u0645", "\u0646\u0627"
PRONOUNS = {HIM: ("m", "s"), HER: ("f", "s"), THEM: ("", "p")}
"""The pronouns that are joined to a word, with the gender and number of whom they mean."""
PUBLISHED_DAMMA = "\u064f"
PUBLISHED_MARBUTA, PUBLISHED_TANWIN, PUBLISHED_MAKSURA = "\u0629", "\u064b", "\u0649"
"""Letters that folding takes away, which still tell a noun in the text as published."""
SOUND = ("\u0648\u0646", "\u064a\u0646")
"""The endings of the plural that only men take."""
NOON_ENDINGS = ("\u0627\u0646", "\u064a\u0646", "\u0648\u0646")
"""The endings of duals and sound plurals that keep their noon."""
