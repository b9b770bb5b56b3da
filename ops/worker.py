"""Becomes one of the processes, bound to supervisord: should supervisord be killed, the kernel ends them all (Linux).

python -m ops.worker MODULE

Otherwise they would live on without a supervisor, on the same data as those of the next start.
"""

import ctypes
import os
import signal
import sys


def end_with_parent() -> None:
    """Have the kernel send SIGTERM to this process when its parent is gone; it stays so across exec."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


if __name__ == "__main__":
    end_with_parent()
    if os.getppid() == 1:  # it was gone before that
        sys.exit("The supervisor has ended.")
    os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])  # noqa: S606  # a module of ours, no shell
