"""The supervisor, with small stand-ins for the web server and the worker."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.embedded import Postgres
from portal.supervise.program import portal_programs
from tests.infra.processes import processes_naming, wait_for
from tests.peers.ports import free_port

ROOT = Path(__file__).parents[2]
STAND_INS = {
    "uvicorn.py": """
        import http.server, os, sys
        print("web starts")
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/crash": os._exit(3)
                self.send_response(200); self.end_headers(); self.wfile.write(str(os.getpid()).encode())
            def log_message(self, *_): pass
        port = int(sys.argv[sys.argv.index("--port") + 1])
        http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
    """,
    "portal/cli.py": """
        import os, sys, time
        if sys.argv[1] == "worker":
            mended = os.environ.get("WORKER_IS_BROKEN")
            if mended:
                if not os.path.exists(mended): sys.exit("the worker cannot read its queue")
                open(mended, "a").write("up ")
            time.sleep(600)
        print(sys.argv[1], os.environ["DATABASE_URL"])
        sys.exit(os.environ.get("FAILING") == sys.argv[1])
    """,
}


class Running:
    """A supervisor in the background."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home = home
        self.port = free_port()
        self.output = home / "output.txt"
        settings = {"PORTAL_MODE": "demo", "PORTAL_DATA": str(home / "data"), "PORTAL_PORT": str(self.port)}
        inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "portal.supervise"],
                cwd=home,
                env={**inherited, **settings, "PYTHONPATH": str(home), **environment},
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        """Return what it printed so far."""
        return self.output.read_text()

    def is_ready(self) -> bool:
        """Say whether it has announced the portal."""
        return "The portal is ready" in self.said()

    def get(self, path: str) -> str:
        """Ask the web server."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            return str(answer.read().decode())

    def answers(self) -> bool:
        """Say whether the web server answers."""
        try:
            return bool(self.get("/health"))
        except OSError:
            return False

    def servers(self, mark: str) -> list[int]:
        """Return the numbers of its processes with this mark."""
        return [number for number, command in self.left_behind().items() if mark in command]

    def left_behind(self) -> dict[int, str]:
        """Return the processes that belong to it."""
        return processes_naming(str(self.home), str(Postgres(self.home / "data").sockets), f"--port {self.port}")


@pytest.fixture
def home(folder: Path, cluster: Path) -> Path:
    """Make a folder with Postgres's files, in which `portal` is the real package but for what the supervisor starts."""
    (folder / "portal").mkdir()
    for path in (ROOT / "portal").iterdir():
        if path.name not in ("cli", "__pycache__"):
            (folder / "portal" / path.name).symlink_to(path)
    for name, source in STAND_INS.items():
        (folder / name).write_text(textwrap.dedent(source))
    (folder / "data").mkdir()
    subprocess.run(["cp", "-a", cluster, folder / "data"], check=True)  # with its owner, who runs the server
    return folder


@pytest.fixture
def portal(home: Path) -> Iterator[Running]:
    running = Running(home)
    try:
        assert wait_for(running.is_ready), running.said()
        yield running
    finally:
        running.process.terminate()
        running.process.wait(20)


def test_it_says_where_the_portal_is_and_who_may_log_in(portal: Running) -> None:
    said = portal.said()

    assert f"http://127.0.0.1:{portal.port}" in said
    assert "hibachi-demo" in said
    assert all(f"{who}@demo.example.com" in said for who in ("superadmin", "admin", "manager", "support"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_everything(portal: Running, number: signal.Signals) -> None:
    portal.process.send_signal(number)

    assert portal.process.wait(15) == 0
    assert portal.left_behind() == {}


def test_killing_it_leaves_nothing_behind(portal: Running) -> None:
    portal.process.kill()
    portal.process.wait()

    assert wait_for(lambda: not portal.left_behind()), portal.left_behind()


def test_a_second_one_on_the_same_data_says_so_and_ends(portal: Running) -> None:
    second = Running(portal.home)

    assert second.process.wait(10) == 1
    assert f"A portal is already running on {portal.home / 'data'}" in second.said()
    assert "Traceback" not in second.said()


def test_a_taken_port_is_one_sentence(home: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = Running(home, PORTAL_PORT=str(port))

        assert refused.process.wait(15) == 1

    assert refused.said() == f"Port {port} cannot be used (Address already in use): choose another with PORTAL_PORT.\n"


def test_a_wrong_setting_is_one_sentence(home: Path) -> None:
    refused = Running(home, PORTAL_PORT="eight thousand")

    assert refused.process.wait(10) == 1
    assert refused.said() == "PORTAL_PORT is 'eight thousand': give a whole number from 1 to 65535.\n"


def test_a_crash_of_the_web_server_is_survived_and_reported_in_one_line(portal: Running) -> None:
    before = portal.get("/health")
    with pytest.raises(OSError, match="closed connection"):
        portal.get("/crash")

    assert wait_for(portal.answers)
    assert portal.get("/health") != before
    assert portal.said().count("web stopped with exit code 3; it is started again") == 1


@pytest.mark.parametrize(("name", "binary"), [("Postgres", "bin/postgres -D"), ("Valkey", "valkey-server")])
def test_a_crash_of_a_server_is_survived_and_reported(portal: Running, name: str, binary: str) -> None:
    [victim] = portal.servers(binary)

    os.kill(victim, signal.SIGKILL)

    assert wait_for(lambda: f"{name} was ended by SIGKILL; it is started again" in portal.said())
    assert wait_for(lambda: len(portal.servers(binary)) == 1 and victim not in portal.servers(binary))
    assert portal.process.poll() is None


def test_a_worker_that_crashes_again_and_again_is_shown_and_never_given_up(home: Path) -> None:
    mend = home / "mended"
    broken = Running(home, WORKER_IS_BROKEN=str(mend))
    try:
        assert wait_for(lambda: "the worker cannot read its queue" in broken.said(), 40), broken.said()
        assert broken.answers()

        mend.touch()

        assert wait_for(lambda: mend.read_text() == "up ", 30)
        assert not wait_for(lambda: mend.read_text() != "up ", 2)
        assert broken.process.poll() is None
    finally:
        broken.process.terminate()
        broken.process.wait(20)


def test_a_failing_migration_stops_the_start(home: Path) -> None:
    failed = Running(home, FAILING="migrate")

    assert failed.process.wait(20) == 1
    assert "`portal migrate` failed with exit code 1" in failed.said()
    assert failed.left_behind() == {}


@pytest.mark.parametrize(
    ("trusted", "said"), [(None, "--no-proxy-headers"), ("10.0.0.7/32", "--forwarded-allow-ips 10.0.0.7/32")]
)
def test_the_web_server_believes_no_proxy_but_the_trusted_one(trusted: str | None, said: str, tmp_path: Path) -> None:
    web, _ = portal_programs({}, tmp_path, port=8000, trusted_proxy=trusted)

    assert " ".join(web.command).endswith(said)


def test_a_database_that_cannot_be_reached_is_said_in_one_line(tmp_path: Path) -> None:
    nowhere = f"postgresql://portal:hush@127.0.0.1:{free_port()}/portal"
    environment = {**os.environ, "DATABASE_URL": nowhere, "REDIS_URL": "redis://127.0.0.1:1/0"}

    tried = subprocess.run(
        [sys.executable, "-m", "portal.cli", "migrate"], env=environment, capture_output=True, text=True, check=False
    )

    assert tried.returncode == 1
    assert tried.stderr.startswith("Postgres cannot be reached: ")
    assert tried.stderr.count("\n") == 1
    assert "hush" not in tried.stderr
