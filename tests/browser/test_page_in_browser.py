"""What only a browser can tell of the page: that marks move no letter, that it fits, that it can be used."""

import json
import re
from collections.abc import Callable

import pytest

from riwaya.model import Event, Passage, Reading, Report, Span, Statement
from riwaya.publication import write

Browse = Callable[..., str]
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")

# Every cut falls inside a word: after a proclitic, before an enclitic, and between letters that join.
TEXT = "وبتهجيرهم سكّانَ المخيّم، قالت الشبكة: سيُستهدفون بـ«المسيّرات» كما نقلته AFP فلمستشفاهم"


@pytest.fixture
def cut_everywhere() -> Reading:
    def span(quote: str) -> Span:
        start = TEXT.index(quote)
        return Span(0, start, start + len(quote), quote)

    statements = (
        Statement("s1", span("تهجيره"), None, None, span("الت"), (span("جيرهم سكّانَ المخ"),), "state"),
        Statement("s2", span("شب"), "a", "named", span("قا"), (span("هدفون بـ«المسيّرات» كما نق"),), "deny"),
        Statement("s3", None, "b", "named", span("لته"), (span("سيّرا"), span("ستشفا")), "warn"),
    )
    events = tuple(Event(f"e{n}", "attack", span(word)) for n, word in enumerate(("هجير", "ستهد", "لمست")))
    passage = Passage(0, "paragraph", TEXT)
    return Reading(Report("r", language="ar", passages=(passage,)), statements=statements, events=events)


def page(*readings: Reading) -> str:
    return "".join(write(readings, "html"))


def measure(browse: Browse, page: str, script: str) -> dict:
    """Run a script on a copy of the page that allows it; it gives an object, found again in the elements."""
    show = f"<script>document.body.dataset.found = JSON.stringify((() => {{ {script} }})())</script>"
    elements = browse(POLICY.sub("", page).replace("</body>", show + "</body>"), "--dump-dom")
    found = re.search(r'data-found="([^"]*)"', elements)
    assert found, elements[:500]
    return json.loads(found.group(1).replace("&quot;", '"'))


def framed(page: str, width: int, dark: bool = False) -> str:
    """Put a page in a frame of a width, for a window is never narrower than some 500 px."""
    scheme = "<style>:root{color-scheme:dark !important}</style>" if dark else ""
    inner = POLICY.sub("", page).replace("</head>", scheme + "</head>")
    inner = inner.replace("&", "&amp;").replace('"', "&quot;")
    style = f"border:0;width:{width}px;height:3000px"
    return f'<body style="margin:0"><iframe style="{style}" srcdoc="{inner}"></iframe>'


def test_marks_move_no_letter(browse: Browse, cut_everywhere: Reading) -> None:
    found = measure(
        browse,
        page(cut_everywhere),
        """
        const marked = document.querySelector('.b-paragraph'), plain = marked.cloneNode(true);
        plain.removeAttribute('id');
        plain.querySelectorAll('.m').forEach(m => m.replaceWith(...m.childNodes));
        plain.querySelectorAll('span').forEach(s => s.remove());
        plain.normalize();
        marked.after(plain);
        const width = p => { p.style.cssText = 'white-space:nowrap;inline-size:max-content';
                             return p.getBoundingClientRect().width; };
        return {marks: marked.querySelectorAll('.m').length, left: plain.querySelectorAll('.m').length,
                marked: width(marked), plain: width(plain)};
        """,
    )
    assert found["marks"] > 12 and found["left"] == 0
    assert found["plain"] > 400
    assert abs(found["marked"] - found["plain"]) <= 0.5


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_sticks_out(browse: Browse, cut_everywhere: Reading, width: int) -> None:
    long = Reading(
        Report(
            "sha256:" + "f" * 64,
            url="https://example.org/" + "x" * 300,
            passages=cut_everywhere.report.passages,
        )
    )
    show = """<script>addEventListener(
              'message', e => document.body.dataset.found = JSON.stringify(e.data))</script>"""
    tell = """<script>onload = () => parent.postMessage({inner: innerWidth,
              scroll: document.documentElement.scrollWidth}, '*')</script>"""
    elements = browse(
        show + framed(page(cut_everywhere, long).replace("</body>", tell + "</body>"), width), "--dump-dom"
    )
    found = json.loads(re.search(r'data-found="([^"]*)"', elements).group(1).replace("&quot;", '"'))
    assert found == {"inner": width, "scroll": width}


def test_highlights_can_be_put_away_without_a_script(browse: Browse, cut_everywhere: Reading) -> None:
    found = measure(
        browse,
        page(cut_everywhere),
        """
        const event = document.querySelector('.m.ev'), look = () => getComputedStyle(event).backgroundImage;
        const before = look();
        document.getElementById('show-ev').click();
        return {before: before.includes('repeating'), after: look().includes('repeating')};
        """,
    )
    assert found == {"before": True, "after": False}


def test_a_row_lights_up_its_words(browse: Browse, cut_everywhere: Reading) -> None:
    found = measure(
        browse,
        page(cut_everywhere),
        """
        const lit = () => [...document.querySelectorAll('.m')].filter(
            m => getComputedStyle(m).outlineStyle === 'solid');
        const before = lit().length;
        location.hash = '#r1-s2';
        return {before, after: lit().length > 2,
                only: lit().every(m => m.dataset.of.split(' ').includes('r1-s2'))};
        """,
    )
    assert found == {"before": 0, "after": True, "only": True}


def test_all_that_can_be_used_is_reached_by_keyboard(browse: Browse, cut_everywhere: Reading) -> None:
    found = measure(
        browse,
        page(cut_everywhere),
        """
        const all = [...document.querySelectorAll('a, input, summary')];
        const reached = all.filter(one => { one.focus(); return document.activeElement === one; });
        return {all: all.length, reached: reached.length};
        """,
    )
    assert found["all"] == found["reached"] > 12


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_is_readable_on_its_marks(browse: Browse, cut_everywhere: Reading, dark: bool) -> None:
    """Ink on paper and on the deepest tint of every voice has a contrast of at least 4.5."""
    text = page(cut_everywhere)
    if dark:
        text = text.replace("</head>", "<style>:root{color-scheme:dark !important}</style></head>")
    found = measure(
        browse,
        text,
        """
        const probe = document.createElement('i'), paint = document.createElement('canvas').getContext('2d');
        document.body.append(probe);
        const light = name => {
            probe.style.color = `var(--${name})`;
            paint.fillStyle = getComputedStyle(probe).color; paint.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map(
                c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b;
        };
        const contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        return {
            ink: Math.min(...['paper', 'well', ...'abcdh'].map(
                n => contrast(light('ink'), light(n.length > 1 ? n : `v${n}-deep`)))),
            note: contrast(light('ink-2'), light('paper')),
            lines: Math.min(...[...'abcdh'].map(n => contrast(light(`v${n}`), light('paper')))),
        };
        """,
    )
    assert found["ink"] >= 4.5 and found["note"] >= 4.5 and found["lines"] >= 3
