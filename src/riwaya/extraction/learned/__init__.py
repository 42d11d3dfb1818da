"""The trained reader: an encoder that reads along with the lexicon.

`model` opens and runs the file, `perception` answers questions about a passage's words, `statements` and
`happenings` bring its answers together with the lexicon's. Nothing but `model` knows the runtime.
"""
