"""Fetching one page over HTTP, with every kind of failure told apart."""

import ssl
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from riwaya.errors import SourceError
from riwaya.intake.record import Limits

_AGENT = "riwaya/0.1 (reads news reports)"
_NOT_TEXT = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "application/wasm",
    "application/vnd.ms-",
    "application/x-msdownload",
)
_STATUS = {
    401: "asks for a login (401)",
    402: "asks for a payment (402)",
    403: "refuses access (403)",
    404: "no such page (404)",
    410: "was taken down (410)",
    429: "asks for fewer requests (429)",
    451: "is blocked for legal reasons (451)",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A downloaded document and what the server said about it; `url` is the address after redirects."""

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    name: str | None


def fetch(url: str, limits: Limits) -> Fetched:
    """Download one document. Raises SourceError that says which kind of failure it was."""
    try:
        with (
            httpx.Client(
                follow_redirects=True,
                max_redirects=limits.redirects,
                timeout=limits.timeout,
                headers={"User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.5"},
            ) as client,
            client.stream("GET", url) as response,
        ):
            _check(response, url)
            data = _body(response, url, limits)
            return _fetched(response, data)
    except httpx.TimeoutException as error:
        raise SourceError(url, f"did not answer within {limits.timeout:g} s", "try again later") from error
    except httpx.TooManyRedirects as error:
        raise SourceError(
            url, f"redirects more than {limits.redirects} times", "give the final address"
        ) from error
    except httpx.ConnectError as error:
        raise SourceError(url, *_unconnected(error)) from error
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
        raise SourceError(url, f"is not an http or https address: {error}", "check the address") from error
    except httpx.DecodingError as error:
        raise SourceError(url, "was sent with a broken compression", "try again later") from error
    except (httpx.HTTPError, UnicodeError, ValueError) as error:
        raise SourceError(
            url, f"could not be downloaded: {error or type(error).__name__}", "try again"
        ) from error


def _check(response: httpx.Response, url: str) -> None:
    if response.status_code >= 400:
        code = response.status_code
        what = _STATUS.get(code, f"the server failed ({code})" if code >= 500 else f"was refused ({code})")
        raise SourceError(url, what, "check the address, or save the page and give the file")
    kind = _media_type(response) or ""
    if kind.startswith(_NOT_TEXT):
        raise SourceError(url, f"is {kind}, not text", "give the address of the report's page")


def _body(response: httpx.Response, url: str, limits: Limits) -> bytes:
    """Read the body, never more than the limits allow, so that an endless answer ends."""
    ends = time.monotonic() + limits.fetch_seconds
    chunks, size = [], 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > limits.report:
            raise SourceError(
                url, f"is larger than {limits.report / 1e6:.0f} MB", "download it and give the file"
            )
        if time.monotonic() > ends:
            raise SourceError(
                url, f"took longer than {limits.fetch_seconds:g} s", "download it and give the file"
            )
        chunks.append(chunk)
    return b"".join(chunks)


def _fetched(response: httpx.Response, data: bytes) -> Fetched:
    address = str(response.url)
    name = urlsplit(address).path.rpartition("/")[2] or None
    return Fetched(data, address, _media_type(response), response.charset_encoding, name)


def _media_type(response: httpx.Response) -> str | None:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower() or None


def _unconnected(error: httpx.ConnectError) -> tuple[str, str]:
    text = str(error)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "has no valid certificate", "check the address; the connection is not safe"
        cause = cause.__cause__ or cause.__context__
    if "Errno -" in text or "getaddrinfo" in text or "nodename" in text or "not known" in text:
        return "no such host: the name cannot be resolved", "check the address and the network"
    return f"refuses the connection: {text}", "check the address, or try again later"
