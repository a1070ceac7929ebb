"""What only a whole process can show: how long a start takes, and how much memory a worker holds."""

import http
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bench.rows import Row, percentile

STARTS = 3
REQUESTS = 60


def measure(folder: Path) -> list[Row]:
    """Starts the demonstration in `folder`: the first start builds it and is not counted."""
    seconds, memory = [], []
    for number in range(STARTS + 1):
        port = _free_port()
        before = time.perf_counter()
        environment = {**os.environ, "PHOIHOP_DATA": str(folder)}
        command = [sys.executable, "-m", "phoihop", "demo", "--port", str(port), "--workers", "1"]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            _until_answered(port)
            if number:
                seconds.append(time.perf_counter() - before)
            for _ in range(REQUESTS):
                _ask(port)
            memory.append(max(_resident(child) for child in _children(server.pid)))
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
    return [
        Row(name="mở lại, đến trang đầu", unit="s", p50=percentile(seconds, 0.5), p95=max(seconds), bar="< 3"),
        Row(name="bộ nhớ một tiến trình", unit="MB", p50=percentile(memory, 0.5), p95=max(memory), bar="< 130"),
    ]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _ask(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/dang-nhap/")
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def _until_answered(port: int) -> None:
    for _ in range(1_200):
        try:
            if _ask(port) == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the demonstration did not answer within a minute")


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found or [parent]


def _resident(process: int) -> float:
    """Megabytes of memory in use."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
