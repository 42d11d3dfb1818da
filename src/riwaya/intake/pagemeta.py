"""What a page says about itself: JSON-LD, OpenGraph, meta names, `<time>`, canonical address, language."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
import orjson

from riwaya.intake.clean import one_line

_MOST_NODES = 2_000
_ARTICLE = re.compile(r"(Article|Report|BlogPosting|LiveBlogPosting|AnalysisNewsArticle)$")
_CONTROL = re.compile("[\x00-\x1f]+")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date",
    "date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "dcterms.issued",
    "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
    "cxenseparse:author",
)
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "dc.title", "title")
_OUTLET_NAMES = ("og:site_name", "application-name", "dc.publisher", "cxenseparse:pageclass:publisher")


@dataclass(slots=True)
class PageMeta:
    """The metadata of a page; lists are ordered by trust, strings have their entities decoded."""

    headline: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None
    article_body: str | None = None
    dated: list[str] = field(default_factory=list)


def page_meta(root: lxml.html.HtmlElement, url: str | None) -> PageMeta:
    """Read the metadata of a page; `url` is the address it was fetched from, for relative links."""
    meta = PageMeta()
    for node in _linked_data(root):
        _take_linked(node, meta)
    names = _named(root)
    meta.title = _first(names, _TITLE_NAMES) or _text(root.find(".//title"))
    meta.outlet = meta.outlet or _first(names, _OUTLET_NAMES)
    meta.author = meta.author or _person(_first(names, _AUTHOR_NAMES))
    meta.description = _first(names, ("og:description", "description", "twitter:description"))
    meta.dated.extend(names[name] for name in _DATE_NAMES if name in names)
    meta.dated.extend(_times(root))
    meta.url = _address(root, names, meta, url)
    if meta.outlet is None and meta.url:
        meta.outlet = urlsplit(meta.url).hostname
        meta.outlet = meta.outlet.removeprefix("www.") if meta.outlet else None
    lang = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or names.get("og:locale")
        or ""
    )
    meta.language = meta.language or re.split("[-_]", lang.strip())[0].lower()[:3] or None
    return meta


def _address(root: Any, names: dict[str, str], meta: PageMeta, url: str | None) -> str | None:
    link: str | None = next(
        (item.get("href") for item in root.iter("link") if (item.get("rel") or "").lower() == "canonical"),
        None,
    )
    for found in (link, names.get("og:url"), meta.url, url):
        if not found:
            continue
        try:
            full = urljoin(url or "", found.strip())
            if urlsplit(full).scheme in ("http", "https"):
                return full
        except ValueError:
            continue
    return None


def _named(root: lxml.html.HtmlElement) -> dict[str, str]:
    names: dict[str, str] = {}
    for item in root.iter("meta"):
        name = (item.get("property") or item.get("name") or item.get("itemprop") or "").strip().lower()
        content = one_line(html.unescape(item.get("content") or ""))
        if name and content:
            names.setdefault(name, content)
    return names


def _times(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the machine-readable dates of the page's own elements, those marked as publication first."""
    marked: list[str] = []
    other: list[str] = []
    for item in root.iter("time", "span", "abbr", "div", "p"):
        prop = item.get("itemprop") or ""
        if item.tag != "time" and prop != "datePublished":
            continue
        value = item.get("datetime") or item.get("content") or (_text(item) if prop else None)
        if value and prop != "dateModified" and "updated" not in (item.get("class") or ""):
            (marked if prop == "datePublished" or "pubdate" in item.attrib else other).append(value)
    yield from marked
    # The first time of a page is the article's; later ones belong to links and comments.
    yield from other[:1]


def _linked_data(root: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the article nodes of the page's JSON-LD, however they are nested."""
    found = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting: list[Any] = [_parse("".join(script.itertext()))]
        while waiting and found < _MOST_NODES:
            found += 1
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                if any(_ARTICLE.search(kind) for kind in _strings(node.get("@type"))):
                    yield node
                waiting.extend(value for value in node.values() if isinstance(value, dict | list))


def _parse(text: str) -> Any:
    """Return the value of a JSON-LD script, forgiving raw line ends, comment marks and entities."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    for attempt in (text, _CONTROL.sub(" ", text), html.unescape(_CONTROL.sub(" ", text))):
        try:
            return orjson.loads(attempt)
        except (orjson.JSONDecodeError, UnicodeEncodeError):
            continue
    return None


def _take_linked(node: dict[str, Any], meta: PageMeta) -> None:
    """Take what one article node says and no earlier one did."""
    meta.headline = meta.headline or _named_value(node.get("headline") or node.get("name"))
    meta.outlet = meta.outlet or _named_value(node.get("publisher"))
    meta.author = meta.author or _person(_named_value(node.get("author") or node.get("creator")))
    meta.language = meta.language or (_named_value(node.get("inLanguage")) or "")[:2].lower() or None
    meta.article_body = meta.article_body or next(iter(_strings(node.get("articleBody"))), None)
    meta.url = meta.url or next((text for text in _strings(node.get("url")) if text.startswith("http")), None)
    for key in ("datePublished", "dateCreated", "uploadDate"):
        meta.dated.extend(text.strip() for text in _strings(node.get(key)) if text.strip())


def _strings(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def _named_value(value: Any) -> str | None:
    """Return a name given as a string, a node with a name, or a list of either."""
    items = value if isinstance(value, list) else [value]
    names = []
    for item in items[:10]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str) and name.strip():
            names.append(one_line(html.unescape(name)))
    return "\u060c ".join(dict.fromkeys(names)) or None


def _person(name: str | None) -> str | None:
    """Return an author's name, or None for the address that some pages give in its place."""
    return None if name is None or name.startswith(("http:", "https:", "@")) else name


def _first(names: dict[str, str], wanted: tuple[str, ...]) -> str | None:
    return next((names[name] for name in wanted if name in names), None)


def _text(element: Any) -> str | None:
    return one_line("".join(element.itertext())) or None if element is not None else None
