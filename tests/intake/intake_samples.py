"""One source of each format, built here around one invented report; and the damage done to them."""

# Sample lines are kept whole, so that they read as they are published.
# ruff: noqa: E501

import gzip
import io
import json
import re
import zipfile

TITLE = "قافلة تصل إلى بلدة الوادي بعد أسبوع"
STANDFIRST = "سائقون رووا أن الطريق فُتح ساعتين فقط قبل أن يُغلق مجدداً"
CAPTION = "شاحنات عند مدخل البلدة (أرشيف)"
PARAGRAPHS = (
    "وصلت قافلة من عشر شاحنات إلى بلدة الوادي صباح الثلاثاء، بعد أسبوع من إغلاق الطريق، بحسب ما قال سائقون.",
    'وقال السائق عمران الجابري لـ"الميناء" إن الحاجز سمح بالمرور ساعتين فقط، ثم أغلق الطريق من الجهتين.',
    "ونفى المجلس المحلي أن يكون الإغلاق قراراً منه، وقال إن الجهة المسؤولة هي إدارة المعبر.",
    "وختم المجلس بيانه بالقول إن الأهالي ينتظرون قافلة ثانية يوم الخميس إذا بقي الطريق مفتوحاً.",
)
HEADING = "روايتان للإغلاق"

COPIED = f"""{TITLE}

خاص - الميناءالثلاثاء 2024/03/05
{CAPTION}
حجم الخط
مشاركة عبر

{PARAGRAPHS[0]}

{PARAGRAPHS[1]}


{HEADING}
{PARAGRAPHS[2]}

{PARAGRAPHS[3]}

{CAPTION}

Loading...

تابعنا عبر مواقع التواصل الإجتماعي

إشترك في النشرة الإخبارية ليصلك كل جديد

مواضيع ذات صلة

اجتماع في المدينة بشأن المعبر
الأسواق تعود إلى العمل
"""

LINKED_DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "الميناء"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": "2024-03-05T10:20:00+03:00",
            "author": [{"@type": "Person", "name": "سلمى الحداد"}],
            "publisher": {"@type": "Organization", "name": "صحيفة الميناء"},
        },
    ],
}


def page(charset: str = "utf-8", declared: str | None = None, linked: bool = True) -> bytes:
    """A whole page with its furniture."""
    script = f'<script type="application/ld+json">{json.dumps(LINKED_DATA, ensure_ascii=False)}</script>'
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{declared or charset}">
<title>{TITLE} | صحيفة الميناء</title><meta property="og:title" content="{TITLE}">
<meta property="og:site_name" content="صحيفة الميناء"><link rel="canonical" href="https://minaa.example/news/1">
{script if linked else ""}<style>p {{ color: red }}</style></head><body>
<header class="site-header"><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">سياسة</a></li></ul></nav></header>
<main><article><span class="kicker">ملف الحصار</span><h1>{TITLE}</h1><h2 class="standfirst">{STANDFIRST}</h2>
<div class="meta"><span class="author">سلمى الحداد</span> <time datetime="2024-03-05T10:20:00+03:00">الثلاثاء 5 آذار 2024</time></div>
<div class="share"><a href="#">فيسبوك</a> <a href="#">تويتر</a></div>
<figure><img src="x.jpg" alt=""><figcaption>{CAPTION}</figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>وقال السائق عمران <b>الجابري</b> لـ&quot;الميناء&quot; إن الحاجز سمح بالمرور
<a href="/x">ساعتين فقط</a>، ثم أغلق الطريق من الجهتين.</p>
<h3>{HEADING}</h3><p>{PARAGRAPHS[2]}<br><br>في المقابل قالت إدارة المعبر إن الطريق لم يُغلق أصلاً.</p>
<blockquote><p>لم يبق في البلدة دقيق ليوم واحد، كنا نقسم الرغيف على أربعة.</p></blockquote>
<ul><li>عشر شاحنات من الدقيق والأرز</li><li>شاحنتان من الأدوية ومستلزمات المشفى</li></ul>
<p>اقرأ أيضاً: <a href="/2">المعبر يفتح أبوابه</a></p><p>{PARAGRAPHS[3]}</p>
<div style="display:none">نص مخفي لا يراه القارئ في هذه الصفحة أبداً.</div>
<div class="tags"><a href="/t">القافلة</a><a href="/t">الوادي</a></div>
<section class="related"><h4>مواضيع ذات صلة</h4><ul><li><a href="/3">اجتماع في المدينة</a></li></ul></section>
</article></main><footer>جميع الحقوق محفوظة © 2024</footer><script>var x = "<p>نص</p>";</script></body></html>""".encode(
        charset
    )


def line(**fields: object) -> bytes:
    """One line of JSON Lines."""
    whole = {"title": TITLE, "content": "\n\n".join(PARAGRAPHS), **fields}
    return json.dumps({key: value for key, value in whole.items() if value is not None}).encode()


def lines() -> bytes:
    """Three reports, one a line."""
    return b"\n".join(line(title=f"{TITLE} {number}") for number in range(3)) + b"\n"


def rss(bodies: bool = True, full: bool = True) -> bytes:
    """A feed of two items."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    body = (
        f"<content:encoded><![CDATA[{text}]]></content:encoded>"
        if full
        else f"<description>{PARAGRAPHS[0]}</description>"
    )
    items = "".join(
        f"<item><title>{TITLE} {number}</title><link>https://minaa.example/{number}</link>"
        f"<pubDate>Tue, 05 Mar 2024 10:20:00 +0300</pubDate>{body if bodies else ''}</item>"
        for number in (1, 2)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>صحيفة الميناء</title>'
        f"{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    """An Atom feed of one entry."""
    text = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS)
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الميناء</title>'
        f'<entry><id>tag:minaa,1</id><title>{TITLE}</title><link href="https://minaa.example/1"/>'
        f'<published>2024-03-05T10:20:00Z</published><content type="html">{text}</content></entry></feed>'
    ).encode()


def json_feed() -> bytes:
    """A JSON Feed of one item."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "صحيفة الميناء",
            "items": [
                {
                    "id": "1",
                    "title": TITLE,
                    "content_html": "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS),
                    "date_published": "2024-03-05T10:20:00Z",
                    "authors": [{"name": "سلمى الحداد"}],
                }
            ],
        }
    ).encode()


def _record(address: str, media_type: str, body: bytes, status: str = "200 OK") -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2024-03-05T10:20:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc() -> bytes:
    """A web archive: two pages, a style sheet, a page that was not found."""
    return b"".join(
        (
            _record("https://minaa.example/1", "text/html; charset=utf-8", page()),
            _record("https://minaa.example/style.css", "text/css", b"p { color: red }"),
            _record(
                "https://minaa.example/none", "text/html", b"<html><body>404</body></html>", "404 Not Found"
            ),
            _record("https://minaa.example/2", "text/html; charset=windows-1256", page("windows-1256")),
        )
    )


def wacz() -> bytes:
    """A WACZ archive around the web archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("archive/data.warc.gz", gzip.compress(warc()))
        archive.writestr("datapackage.json", "{}")
        archive.writestr("indexes/index.cdx", "x")
    return packed.getvalue()


def zipped() -> bytes:
    """A ZIP of a page and a text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a/page.html", page())
        archive.writestr("b.txt", COPIED)
    return packed.getvalue()


def visual(row: str) -> str:
    """An Arabic row as it looks, left to right: letters turned round, brackets mirrored, numbers as they are."""
    turned = row[::-1].translate(str.maketrans("()", ")("))
    return re.sub("[0-9]+", lambda match: match.group()[::-1], turned)


def pdf(rows: tuple[str, ...]) -> bytes:
    """A PDF with one line of text for each row, drawn from the left as the row is stored."""
    letters = sorted({letter for row in rows for letter in row})
    codes = {letter: index + 1 for index, letter in enumerate(letters)}
    mapped = "\n".join(f"<{codes[letter]:04x}> <{letter.encode('utf-16-be').hex()}>" for letter in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange "
        f"{len(letters)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    drawn = "".join(
        f"1 0 0 1 50 {780 - 20 * number} Tm <{''.join(f'{codes[letter]:04x}' for letter in row)}> Tj\n"
        for number, row in enumerate(rows)
    )
    content = f"BT /F1 8 Tf\n{drawn}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    trailer += f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + trailer.encode()


SAMPLES: dict[str, tuple[bytes, int]] = {
    "plain": (COPIED.encode(), 1),
    "html": (page(), 1),
    "jsonl": (lines(), 3),
    "feed": (rss(), 2),
    "warc": (warc(), 2),
    "zip": (wacz(), 2),
    "gzip": (gzip.compress(lines()), 3),
    "pdf": (pdf(tuple(map(visual, (TITLE, *PARAGRAPHS)))), 1),
}
"""For each format by name: a source of it, and how many reports it holds."""
