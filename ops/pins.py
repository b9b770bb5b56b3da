"""Renews the hashed pins, `requirements/*.txt`, from what `requirements/*.in` ask for.

python -m ops.pins                  keeps each pin that still fits: after a line of a .in file has changed
python -m ops.pins sanic aiohttp    takes the newest of these packages that fit
python -m ops.pins all              takes the newest of everything that fits
"""

import sys
from collections.abc import Sequence

from ops.environments import ENVIRONMENTS, find_uv, run
from ops.terminal import ended_by_signals, step

# Each file with the oldest Python that it is installed on. Those that others name with `-c` come before them.
PINNED = {
    **{name: it.versions[0] for it in ENVIRONMENTS.values() for name in (*it.requirements, *it.optional)},
    "uv": "3.8",  # it comes with the machine's own python3
}
LISTED_WHOLE = ("encoder",)  # its .in file names all: what its packages depend on would be a second PyTorch


def renew(newest: Sequence[str]) -> None:
    """Resolve every .in file again; `newest` are names of packages, or `all`."""
    uv = find_uv()
    wanted = ["--upgrade"] if "all" in newest else [f"--upgrade-package={name}" for name in newest]
    for name, python in PINNED.items():
        # No header: it would repeat the command with the paths and the package index of one machine.
        options = ["--universal", "--generate-hashes", "--no-header", "--quiet", f"--python-version={python}", *wanted]
        if name in LISTED_WHOLE:
            options.append("--no-deps")
        with step(f"requirements/{name}.txt"):
            run(uv, "pip", "compile", *options, f"requirements/{name}.in", "-o", f"requirements/{name}.txt")


if __name__ == "__main__":
    with ended_by_signals():
        renew(sys.argv[1:])
