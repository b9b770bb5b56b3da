"""The processes of the product, and how supervisord keeps them up."""

import shlex
from dataclasses import dataclass
from pathlib import Path

from ops.environments import ENVIRONMENTS
from ops.terminal import ROOT

PRODUCT_PYTHON = ENVIRONMENTS["product"].folder / "bin" / "python"
RASA_PYTHON = ENVIRONMENTS["rasa"].folder / "bin" / "python"


@dataclass(frozen=True)
class Process:
    """One process: what starts it, and how long it may take to end (seconds)."""

    name: str
    python: Path
    module: str
    stop_s: int


# In the order of their start; they end in the opposite order, so that nobody asks a process that has gone.
PROCESSES = (
    Process("actions", PRODUCT_PYTHON, "actions", stop_s=5),
    Process("rasa", RASA_PYTHON, "bot", stop_s=10),  # a running turn ends first
    Process("handoff", PRODUCT_PYTHON, "handoff", stop_s=15),  # nobody has to wait longer for its end
)


def supervisord_conf(data_dir: Path) -> str:
    """The configuration of supervisord; settings and secrets reach the processes through its environment."""
    sections = [
        f"""[supervisord]
nodaemon=true
logfile={_literal(data_dir / "log" / "supervisord.log")}
logfile_maxbytes=1MB
logfile_backups=1
pidfile={_literal(data_dir / "supervisord.pid")}
"""
    ]
    sections += [_program(process, priority, data_dir) for priority, process in enumerate(PROCESSES, start=1)]
    return "\n".join(sections)


def _program(process: Process, priority: int, data_dir: Path) -> str:
    return f"""[program:{process.name}]
command={_literal(shlex.quote(str(process.python)))} -m ops.worker {process.module}
directory={_literal(ROOT)}
priority={priority}
autorestart=true
startsecs=1
startretries=1000000
stopasgroup=true
killasgroup=true
stopwaitsecs={process.stop_s}
redirect_stderr=true
stdout_logfile={_literal(data_dir / "log" / f"{process.name}.log")}
stdout_logfile_maxbytes=10MB
stdout_logfile_backups=3
"""


def _literal(value: object) -> str:
    return str(value).replace("%", "%%")
