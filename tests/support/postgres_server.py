"""A PostgreSQL server of the tests' own: a new data folder, on loopback only, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any


class Missing(Exception):
    """There is no PostgreSQL to start; the message says what would help."""


@dataclass
class Server:
    folder: Path
    port: int
    programs: Path
    numbers: Any = field(default_factory=count)

    @classmethod
    def start(cls) -> Server:
        programs = _programs()
        folder = Path(tempfile.mkdtemp(prefix="countback-postgres-"))
        _own(folder)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        server = cls(folder, port, programs)
        server.run("initdb", "-D", folder / "data", "-A", "trust", "-U", "countback", "-E", "UTF8", "--locale=C", "-N")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c max_connections=40"
        server.run("pg_ctl", "-D", folder / "data", "-o", options, "-l", folder / "log", "-w", "start")
        return server

    def stop(self) -> None:
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"ledger{next(self.numbers)}"
        self.run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "countback", name)
        return f"postgresql://countback@127.0.0.1:{self.port}/{name}"

    def run(self, program: str, *args: object) -> None:
        command = [str(self.programs / program), *map(str, args)]
        who: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if _root() else {}
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **who)
        if done.returncode:
            raise Missing(f"{program} failed: {done.stderr.decode(errors='replace')[-300:]}")


def _programs() -> Path:
    """Where the server's programs are: the newest of Debian's, else on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    if not found and (on_path := shutil.which("initdb")):
        found = [Path(on_path)]
    if not found:
        raise Missing("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    return found[-1].parent


def _root() -> bool:
    return os.geteuid() == 0


def _own(folder: Path) -> None:
    """The server refuses to run as root: then the folder is given to Debian's user for it."""
    if not _root():
        return
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        raise Missing("PostgreSQL does not run as root, and there is no user postgres") from None
    os.chown(folder, user.pw_uid, user.pw_gid)
