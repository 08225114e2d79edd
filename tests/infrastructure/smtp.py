"""A mail server for tests: keeps what it took, and until told to calm down it misbehaves.

Of every hundred conversations some are not taken up at all, some are answered with silence, and
some with a refusal, for now or for good; never after a mail was taken.
"""

import random
import re
import socketserver
import threading
import time
from collections import Counter
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

ZACHOWANIA = {
    "421 too busy": 1,
    "silence": 0.2,
    "hang up": 1,
    "450 RCPT": 1,
    "550 RCPT": 0.2,
    "451 DATA": 2,
    "554 DATA": 0.2,
}
SPRAWA = re.compile(r"Sprawa <([^>]+)>")


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        mood = self.server.next_mood()
        if mood == "421 too busy":
            self.answer("421 too busy")
            return
        self.answer("220 test")
        for raw in self.rfile:
            verb = raw.decode("latin-1").strip().upper()
            if verb.startswith("RCPT") and mood.endswith("RCPT"):
                self.answer(f"{mood[:3]} refused")
            elif verb == "DATA":
                if mood == "hang up":
                    return
                self.answer("354 go on")
                raw_mail = self.read_message()
                if mood == "silence":
                    time.sleep(self.server.silence)
                    return
                self.answer(f"{mood[:3]} no" if mood.endswith("DATA") else self.take(raw_mail))
            elif verb == "QUIT":
                self.answer("221 bye")
                return
            else:
                self.answer("250 ok")

    def take(self, raw):
        self.server.take(raw)
        return "250 taken"

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
    request_queue_size = 128

    def __init__(self, port, *, seconds, silence):
        super().__init__(("127.0.0.1", port), _Session)
        self.seconds, self.silence = seconds, silence
        # Mails by Message-ID, and the things that mails of the drill tell of.
        self.taken, self.sprawy, self.moods = Counter(), Counter(), Counter()
        self.is_calm = False
        self.lock = threading.Lock()
        self.random = random.Random(20270413)

    def next_mood(self):
        if self.is_calm:
            return ""
        names = list(ZACHOWANIA)
        with self.lock:
            weights = [*ZACHOWANIA.values(), 100 - sum(ZACHOWANIA.values())]
            mood = self.random.choices([*names, ""], weights)[0]
            self.moods[mood] += 1
        return mood

    def take(self, raw):
        message = message_from_bytes(raw, policy=default)
        time.sleep(self.seconds)
        text = message.get_body(("plain",)).get_content()
        with self.lock:
            self.taken[message["Message-ID"]] += 1
            self.sprawy.update(SPRAWA.findall(text))

    def handle_error(self, request, client_address):
        """A client that was killed in the middle of its sentence is what these tests are about."""


@contextmanager
def smtp_server(port, *, seconds=0.015, silence=3):
    with SmtpServer(port, seconds=seconds, silence=silence) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
