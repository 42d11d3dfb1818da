"""The contract of every writer, and what each adds to it."""

import json
from collections.abc import Iterator

import orjson
import pytest
from jsonschema import Draft202012Validator

from riwaya.model import Reading, from_plain, reading_schema, to_plain
from riwaya.publication import FORMATS, Sheet, suffixes, write

every_format = pytest.mark.parametrize("form", FORMATS)


def test_the_formats_are_the_files() -> None:
    assert {"jsonl", "json", "table", "html"} <= set(FORMATS)
    assert set(suffixes().values()) == set(FORMATS)


def test_another_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="only html, json"):
        write([], "xml")


@every_format
def test_no_readings(form: str) -> None:
    assert isinstance("".join(write([], form)), str)


@every_format
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_reading_is_written_whatever_is_in_it(form, language, reading, unread, hostile) -> None:
    text = "".join(write([reading, unread, hostile], form, Sheet(language)))
    assert "وادي الزيتون" in text
    assert "صورة.pdf" in text


@every_format
def test_pieces_come_as_readings_come(form: str, reading: Reading) -> None:
    taken = []

    def readings() -> Iterator[Reading]:
        for number in range(60):
            taken.append(number)
            yield reading

    pieces = write(readings(), form)
    while len(taken) < 4:
        next(pieces)
    assert len(taken) <= 5


@every_format
def test_the_same_readings_give_the_same_text(form: str, reading: Reading) -> None:
    assert list(write([reading], form)) == list(write([reading], form))


def test_jsonl_is_one_valid_reading_a_line(reading, unread) -> None:
    lines = "".join(write([reading, unread], "jsonl")).splitlines()
    validator = Draft202012Validator(reading_schema())
    for line, written in zip(lines, [reading, unread], strict=True):
        validator.validate(orjson.loads(line))
        assert from_plain(orjson.loads(line)) == written
    assert "وادي" in lines[0]


def test_json_has_the_fields_of_plain_data_in_their_order(reading: Reading) -> None:
    assert "".join(write([reading], "jsonl")) == orjson.dumps(to_plain(reading)).decode() + "\n"


def test_json_is_a_list_of_the_same(reading, unread) -> None:
    assert [from_plain(one) for one in json.loads("".join(write([reading, unread], "json")))] == [
        reading,
        unread,
    ]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_offsets_hold_in_text_that_no_encoding_carries(form: str, hostile: Reading) -> None:
    text = "".join(write([hostile], form))
    text.encode()
    data = json.loads(text)
    assert from_plain(data[0] if form == "json" else data) == hostile


def test_lines_within_a_string_are_not_indented(reading: Reading) -> None:
    from dataclasses import replace

    odd = replace(reading, report=replace(reading.report, byline="a\u2028b\u0085c\nd"))
    assert json.loads("".join(write([odd], "json")))[0]["report"]["byline"] == "a\u2028b\u0085c\nd"


def test_table_tells_who_act_what_and_whose_word(reading: Reading) -> None:
    text = "".join(write([reading], "table", Sheet("en", width=120)))
    assert "Statements 5" in text and "Events 4" in text
    row = next(line for line in text.splitlines() if line.startswith("s4"))
    assert "المتحدث باسم الكتيبة" in row and "denies" in row and "الخطف لم يقع" in row
    assert "inside s3" in text
    assert "unattributed accusation asserts" in text
    assert "injured: 3" in text


def test_table_keeps_arabic_cells_apart(reading: Reading) -> None:
    """A left-to-right mark stands between any two cells, so that no terminal swaps them."""
    text = "".join(write([reading], "table", Sheet("ar", width=120)))
    row = next(line for line in text.splitlines() if line.startswith("s4"))
    who, act, what = (row.index(words) for words in ("المتحدث", "ينفي", "الخطف"))
    assert "\u200e" in row[who:act] and "\u200e" in row[act:what]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_table_keeps_to_the_width(reading: Reading, hostile: Reading, width: int) -> None:
    from rich.cells import cell_len

    text = "".join(write([reading, hostile], "table", Sheet("en", width=width)))
    assert all(cell_len(line.replace("\u200e", "")) <= width + 8 for line in text.splitlines())


def test_table_colours_only_where_asked(reading: Reading) -> None:
    assert "\x1b[" not in "".join(write([reading], "table", Sheet(colour=False)))
    assert "\x1b[" in "".join(write([reading], "table", Sheet(colour=True)))


def test_table_gives_no_orders_to_the_terminal(hostile: Reading) -> None:
    text = "".join(write([hostile], "table"))
    assert not {"\x1b", "\u202e", "\x00"} & set(text)


def test_table_says_what_could_not_be_read(unread: Reading) -> None:
    text = "".join(write([unread], "table", Sheet("en")))
    assert "could not be read" in text
    assert "has no <b>text</b> layer (run OCR first)" in text
