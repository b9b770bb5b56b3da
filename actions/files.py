"""Files that are read again when they change."""

from pathlib import Path

Stamp = tuple[int, int]
NO_FILE: Stamp = (0, 0)


def stamp_of(path: Path) -> Stamp:
    """Return what changes when the file does; `NO_FILE` where there is none."""
    try:
        status = path.stat()
    except OSError:
        return NO_FILE
    return (status.st_mtime_ns, status.st_size)
