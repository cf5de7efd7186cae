"""A mail server on this machine that speaks SMTP over a real socket, for tests."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class MailServer:
    """What came in, and how the server answers the next letters."""

    port: int = 0
    letters: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    answer_to_recipient: str = "250 yes"
    hang_up_after_letter: bool = False


class _Talk(socketserver.StreamRequestHandler):
    server: "_Listener"

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        seen = self.server.seen
        self._say("220 test server")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "RCPT":
                seen.recipients.append(line.partition("<")[2].rstrip(">"))
                self._say(seen.answer_to_recipient)
            elif word == "DATA":
                self._say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                seen.letters.append(message_from_bytes(b"".join(lines)))
                if seen.hang_up_after_letter:
                    return
                self._say("250 taken")
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 yes")


class _Listener(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = False

    def __init__(self, seen: MailServer) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.seen = seen


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Serve on a free port until left."""
    seen = MailServer()
    with _Listener(seen) as listener:
        seen.port = listener.server_address[1]
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        yield seen
        listener.shutdown()
        thread.join()
