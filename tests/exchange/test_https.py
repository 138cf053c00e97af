from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from mo_desk.domain.errors import Invalid, Unreachable
from mo_desk.exchange.https import HttpsTransport, checked_address
from mo_desk.exchange.ports import Call

Answer = Callable[[socket.socket], None]


@contextmanager
def a_server(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve one raw answer to each connection on loopback; yields the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def serve() -> None:
        while not stopped.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                try:
                    line = context.wrap_socket(connection, server_side=True) if context else connection
                    line.recv(65536)
                    answer(line)
                    if context:
                        line.close()
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stopped.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def says(text: bytes) -> Answer:
    return lambda connection: connection.sendall(text)


def asks(port: int, **options: object) -> None:
    with HttpsTransport(f"http://127.0.0.1:{port}", **options) as transport:  # type: ignore[arg-type]
        transport.send(Call("GET", "/v1/health", largest_reply=1000))


def test_a_whole_answer_is_given_back_with_names_in_lower_case() -> None:
    with (
        a_server(says(b"HTTP/1.1 200 OK\r\nX-One: 1\r\nContent-Length: 2\r\n\r\nhi")) as port,
        HttpsTransport(f"http://127.0.0.1:{port}/") as transport,
    ):
        reply = transport.send(Call("POST", "/v1/health", {"A": "b"}, b"body"))

    assert (reply.status, reply.headers["x-one"], reply.body) == (200, "1", b"hi")


def test_a_redirect_is_given_back_and_not_followed() -> None:
    elsewhere: list[bytes] = []

    def listen(connection: socket.socket) -> None:
        elsewhere.append(b"called")

    with a_server(listen) as other:
        text = f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{other}/\r\nContent-Length: 0\r\n\r\n".encode()
        with a_server(says(text)) as port, HttpsTransport(f"http://127.0.0.1:{port}") as transport:
            assert transport.send(Call("GET", "/")).status == 302

    assert elsewhere == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "hub_half_answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", "hub_half_answer"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal", "hub_half_answer"),
        (b"", "hub_half_answer"),
        (b"SSH-2.0-x\r\n\r\n", "hub_half_answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n" + b"x" * 2000, "hub_too_large"),
    ],
)
def test_what_is_not_a_whole_bounded_answer_is_no_answer(text: bytes, code: str) -> None:
    with a_server(says(text)) as port, pytest.raises(Unreachable, match=code):
        asks(port)


def test_silence_ends_after_the_time_for_one_read() -> None:
    done = threading.Event()

    def say_nothing(_connection: socket.socket) -> None:
        done.wait(20)

    with a_server(say_nothing) as port:
        with pytest.raises(Unreachable, match="hub_too_slow"):
            asks(port, read_seconds=0.05)
        done.set()


def test_a_connection_that_is_reset_is_no_answer() -> None:
    def reset(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nx")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    with a_server(reset) as port, pytest.raises(Unreachable, match=r"hub_unreachable|hub_half_answer"):
        asks(port)


def test_an_endless_body_is_cut_off_at_the_limit() -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 1000)

    with a_server(endless) as port, pytest.raises(Unreachable, match="hub_too_large"):
        asks(port)


def test_a_crawling_answer_ends_at_the_total_deadline() -> None:
    """Every reading of this clock is a minute later, as with one byte a minute."""
    times = iter(range(0, 100_000, 60))

    def crawl(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n")
        for _ in range(900):
            connection.sendall(b"x")

    with a_server(crawl) as port, pytest.raises(Unreachable, match="hub_too_slow"):
        asks(port, call_seconds=30.0, monotonic=lambda: float(next(times)))


def test_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(Unreachable, match="hub_unreachable"):
        asks(port)


def test_a_server_whose_certificate_nobody_vouches_for_is_refused_with_that_reason(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(self_signed(tmp_path))

    with (
        a_server(says(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), context) as port,
        HttpsTransport(f"https://127.0.0.1:{port}") as transport,
        pytest.raises(Unreachable, match="hub_certificate"),
    ):
        transport.send(Call("GET", "/"))


@pytest.mark.parametrize(
    "address",
    ["http://hub.example.org", "http://10.0.0.1:8000", "http://localhost.evil.org", "ftp://127.0.0.1", "hub.example.org", "", "https://",
     "https://user:pass@hub.example.org", "https://hub.example.org/?a=1", "https://hub.example.org/#x", "https://[::1", "http://0.0.0.0", "https://a:99999"],
)  # fmt: skip
def test_an_address_others_can_listen_in_on_is_refused(address: str) -> None:
    with pytest.raises(Invalid, match="hub_address"):
        checked_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://hub.example.org",
        "https://hub.example.org/mo/",
        "http://127.0.0.1:8000",
        "http://[::1]:80",
        "http://localhost:1",
    ],
)
def test_https_anywhere_and_http_on_this_machine_are_accepted(address: str) -> None:
    assert checked_address(f" {address} ") == address.rstrip("/")


def self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1)).sign(key, SHA256())
    )  # fmt: skip
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + certificate.public_bytes(Encoding.PEM)
    )
    return path
