"""Write requirements.lock and requirements-dev.lock from pyproject.toml: versions and hashes, no address.

Needs pip-tools and the network: `make lock`.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OPTIONS = (
    "--quiet", "--all-build-deps", "--allow-unsafe", "--generate-hashes", "--strip-extras", "--no-annotate",
    "--no-header", "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links",
)  # fmt: skip
NOTES = {
    "requirements.lock": "What riwaya runs on, with the hash of every file.",
    "requirements-dev.lock": "requirements.lock and what the checks need.",
}


def main() -> None:
    """Write both files; the second keeps the versions of the first."""
    for name, note in NOTES.items():
        more = ("--extra=dev", "--constraint=requirements.lock") if "dev" in name else ()
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *more, "-o", name, "pyproject.toml"]
        subprocess.run(command, cwd=ROOT, check=True)
        path = ROOT / name
        python = ".".join(map(str, sys.version_info[:2]))
        made = f"# {note} Made by `make lock` (Python {python}); do not edit.\n"
        path.write_text(made + path.read_text("utf-8").lstrip("\n"), "utf-8")


if __name__ == "__main__":
    main()
