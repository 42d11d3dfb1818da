"""A browser without a window. Without one the tests are skipped, save on CI, where they fail."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--virtual-time-budget=4000",
]


@pytest.fixture(scope="session")
def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    why = "there is no Chromium: run tests/browser/install.sh"
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


@pytest.fixture
def browse(chromium: str, tmp_path: Path) -> Callable[..., str]:
    """Return a function that opens a page and gives its elements as the browser has them."""

    def run(page: str, *more: str) -> str:
        path = tmp_path / "page.html"
        path.write_text(page, encoding="utf-8")
        command = [chromium, *_FLAGS, f"--user-data-dir={tmp_path / 'profile'}", *more, path.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=True)
        return done.stdout

    return run
