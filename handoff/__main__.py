"""`python -m handoff` serves; `python -m handoff prepare` migrates and makes the first supervisor."""

import asyncio
import gc
import sys

from handoff.errors import CounterhandError
from handoff.logs import set_up_logs
from handoff.prepare import prepare
from handoff.settings import load_settings
from settings.reader import SettingsError


def main(arguments: list[str]) -> int:
    """Serve, or prepare. Returns the exit code: 2 for wrong settings, with a line for each."""
    set_up_logs()
    try:
        settings = load_settings()
        if arguments == ["prepare"]:
            if line := asyncio.run(prepare(settings)):
                print(line)
            return 0
        from handoff.app import make_app  # noqa: PLC0415  # a second of imports that `prepare` does without

        app = make_app(settings)
    except (SettingsError, CounterhandError) as error:
        print(error, file=sys.stderr)
        return 2
    gc.freeze()  # modules stay for good; without this a collection delays messages by tens of milliseconds
    app.run(host=settings.host, port=settings.port, single_process=True, access_log=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
