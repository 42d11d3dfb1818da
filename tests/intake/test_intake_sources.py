"""Files, folders, patterns, addresses, standard input; and every kind of bad input."""

# Sample lines are kept whole, so that they read as they are published.
# ruff: noqa: E501

import http.server
import io
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from intake_samples import COPIED, PARAGRAPHS, SAMPLES, TITLE, line, lines, page

from riwaya.intake import Intake, Limits, expand, read_bytes, read_source, read_text


def the(source: str, **more: object) -> Intake:
    (intake,) = read_source(source, **more)
    return intake


def what(intake: Intake) -> str:
    assert intake.report is None
    (problem,) = intake.problems
    assert problem.where == intake.source and problem.remedy
    return problem.what


def test_expand(tmp_path):
    for name in ("b.txt", "a.html", "sub/c.jsonl", ".hidden", "sub/.git/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    inside = [str(tmp_path / name) for name in ("a.html", "b.txt", "sub/c.jsonl")]
    assert list(expand([str(tmp_path)])) == inside
    assert list(expand([f"{tmp_path}/*.txt", "-", "https://x.example/*"])) == [
        inside[1],
        "-",
        "https://x.example/*",
    ]
    assert list(expand([f"{tmp_path}/**/*.jsonl"])) == [inside[2]]
    assert list(expand(["none", f"{tmp_path}/*.pdf"])) == ["none", f"{tmp_path}/*.pdf"]


def test_sources_that_are_not_there(tmp_path):
    assert what(the(str(tmp_path / "none.txt"))) == "no such file"
    assert what(the(str(tmp_path / "*.txt"))) == "matches no file"
    assert what(the(str(tmp_path))) == "is a folder without files"
    assert "scheme" in what(the("ftp://x.example/a"))
    assert the("a\x00b").report is None
    assert the("x" * 5_000).report is None


def test_standard_input(monkeypatch):
    assert the("-", stdin=COPIED.encode()).report is not None

    class Pipe(io.RawIOBase):
        data = io.BytesIO(lines())

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            return self.data.readinto(memoryview(buffer)[:100])

    stream = io.BufferedReader(Pipe(), 128)
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": stream})())
    assert [intake.source for intake in read_source("-")] == ["-#1", "-#2", "-#3"]


def test_empty_file(tmp_path):
    (tmp_path / "a").touch()
    assert what(the(str(tmp_path / "a"))) == "is empty"
    assert (
        "no text" in read_text("\n \x00", "s").problems[-1].what or read_text("\n \x00", "s").report is None
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "program"),
        (bytes(range(256)) * 9, "binary"),
    ],
)
def test_binary(data: bytes, kind: str):
    (intake,) = read_bytes(data, "s")
    assert kind in what(intake)


def test_file_of_200_mb_is_refused_before_it_is_parsed(tmp_path):
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.write(b"<html><body>" + b"<p>x</p>" * 2_000)
        file.truncate(200_000_000)
    started = time.perf_counter()
    assert "larger than 50 MB" in what(the(str(path)))
    assert time.perf_counter() - started < 5


def test_other_languages_are_read_with_a_warning():
    for text, code in (
        ("Residents said that the road to the village was still closed on Tuesday.", "en"),
        ("مردم شهر گفتند که راه به سوی روستا هنوز بسته است و کمکی نمی‌رسد.", "fa"),
    ):
        intake = read_text(text, "s")
        assert intake.report is not None and intake.report.language == code
        assert "only Arabic is read for now" in intake.problems[0].what


def test_text_without_a_sentence():
    assert any("no sentence" in problem.what for problem in read_text("الوادي", "s").problems)
    assert read_text("... 123 !!", "s").report is None


def test_bidi_overrides_and_lone_surrogates():
    intake = read_text("قال الأهالي \u202eإن الطريق\u202c مقطوع \ud800 منذ أسبوع.", "s")
    assert intake.report is not None
    assert intake.report.passages[0].text == "قال الأهالي \u202eإن الطريق\u202c مقطوع \ufffd منذ أسبوع."
    assert "surrogates" in intake.problems[0].what


def test_broken_utf8_is_read_with_a_warning():
    (intake,) = read_bytes(COPIED.encode()[:-3] + b"\xd9", "s")
    assert intake.report is not None and intake.report.title == TITLE
    assert "broken UTF-8" in intake.problems[0].what


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3_000), st.sampled_from([None, "text/html", "application/json", "application/pdf"]))
@example(b"<html>\x00\xff", None)
@example(b"{", None)
@example(b"[[[[", "application/json")
@example(b"WARC/1.0\r\n", None)
@example(b"PK\x03\x04", None)
@example(b"<rss>", None)
@example(b"\xff\xfe\x00", None)
def test_any_bytes_give_a_report_or_a_problem(data: bytes, media_type: str | None):
    for intake in read_bytes(data, "s", media_type):
        assert intake.report is not None or intake.problems


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(SAMPLES)), st.data())
def test_damaged_samples_give_a_report_or_a_problem(name: str, draw: st.DataObject):
    data = bytearray(SAMPLES[name][0])
    for _ in range(draw.draw(st.integers(1, 20))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    for intake in read_bytes(bytes(data), "s"):
        assert intake.report is not None or intake.problems


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=600) | st.text('قال الأهالي\n .:()-/2024\u200f"«»<p>', max_size=400))
def test_any_text_gives_a_report_or_a_problem(text: str):
    intake = read_text(text, "s")
    assert intake.report is not None or intake.problems
    if intake.report is not None:
        for passage in intake.report.passages:
            assert passage.text == " ".join(passage.text.split()) != ""
            assert not any("\ud800" <= letter <= "\udfff" for letter in passage.text)


class Server(http.server.BaseHTTPRequestHandler):
    """Pages for the tests; the path says which."""

    def do_GET(self):
        getattr(self, "get" + self.path.replace("/", "_"), self.get_none)()

    def answer(self, status, kind, body, **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self):
        self.answer(200, "text/html; charset=windows-1256", page("windows-1256"))

    def get_moved(self):
        self.answer(302, "text/html", b"", Location="/page")

    def get_loop(self):
        self.answer(302, "text/html", b"", Location="/loop")

    def get_none(self):
        self.answer(404, "text/html", b"no")

    def get_failed(self):
        self.answer(503, "text/html", b"no")

    def get_image(self):
        self.answer(200, "image/png", b"\x89PNG")

    def get_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(400):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            pass

    def get_slow(self):
        time.sleep(1)

    def get_jsonl(self):
        self.answer(200, "application/x-ndjson", lines())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_address(site: str):
    intake = the(f"{site}/moved")
    assert intake.report is not None and intake.problems == ()
    assert (intake.report.title, intake.report.source) == (TITLE, f"{site}/moved")
    assert len(list(read_source(f"{site}/jsonl"))) == 3


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("none", "no such page (404)"), ("failed", "the server failed (503)"), ("loop", "redirects more than"),
        ("image", "image/png, not text"), ("endless", "larger than"), ("slow", "did not answer within"),
    ],
)  # fmt: skip
def test_addresses_that_fail(site: str, path: str, words: str):
    assert words in what(the(f"{site}/{path}", limits=Limits(report=1_000_000, timeout=0.5)))


def test_hosts_that_fail():
    assert "no such host" in what(the("http://none.invalid/"))
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        assert "refuses the connection" in what(the(f"http://127.0.0.1:{held.getsockname()[1]}/"))
    assert the("http://").report is None
    assert the("http://[broken/").report is None


def test_speed():
    """Floors far below what is measured, so that only a collapse fails on a busy machine."""
    data = b"\n".join(line(content="\n".join(PARAGRAPHS * 4)) for _ in range(1_500))
    started = time.perf_counter()
    assert sum(intake.report is not None for intake in read_bytes(data, "s")) == 1_500
    assert 1_500 / (time.perf_counter() - started) > 500
    started = time.perf_counter()
    for _ in range(20):
        list(read_bytes(page(), "s"))
    assert 20 / (time.perf_counter() - started) > 5
