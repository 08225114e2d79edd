"""A mail server for tests: keeps what it took, refuses some for now, and takes its time."""

import socketserver
import threading
import time
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.answer("220 test")
        for raw in self.rfile:
            verb = raw.decode("latin-1").strip().upper()
            if verb == "DATA":
                self.answer("354 go on")
                self.answer(self.server.take(self.read_message()))
            elif verb == "QUIT":
                self.answer("221 bye")
                return
            else:
                self.answer("250 ok")

    def read_message(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        return b"".join(lines)

    def answer(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class SmtpServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port, *, seconds, refuse_every):
        super().__init__(("127.0.0.1", port), _Session)
        self.seconds, self.refuse_every = seconds, refuse_every
        self.taken, self.refused = Counter(), set()
        self.seen = 0
        self.lock = threading.Lock()

    def take(self, raw):
        key = message_from_bytes(raw)["Message-ID"]
        time.sleep(self.seconds)
        with self.lock:
            self.seen += 1
            if self.seen % self.refuse_every == 0 and key not in self.refused:
                self.refused.add(key)
                return "451 try again later"
            self.taken[key] += 1
        return "250 taken"

    def handle_error(self, request, client_address):
        """A client that was killed in the middle of its sentence is what these tests are about."""


@contextmanager
def smtp_server(port, *, seconds=0.015, refuse_every=40):
    with SmtpServer(port, seconds=seconds, refuse_every=refuse_every) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
