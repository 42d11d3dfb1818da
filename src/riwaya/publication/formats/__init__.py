"""The formats, one file each; the file's name is the format's.

A format has `SUFFIX`, the usual suffix of its files, and `write(readings, sheet)`, which yields text as the
readings come and keeps none of them.
"""
