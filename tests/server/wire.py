"""A wire between program and server that a test cuts where it wants: a socket of its own, in a thread."""

import contextlib
import socket
import threading
from pathlib import Path
from typing import Literal

ANSWERED_WITHIN_S = 10.0
Cut = Literal["never", "instead", "before_answer"]


class Wire:
    """Passes bytes both ways; what the program says is searched for a word that cuts."""

    def __init__(self, folder: Path, port: int, server: Path) -> None:
        """Listen in a folder, as a server's socket would."""
        self._server = str(server / f".s.PGSQL.{port}")
        self._word = b""
        self._how: Cut = "never"
        self._times = 1
        self.folder = folder
        self.cuts = 0
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / f".s.PGSQL.{port}"))
        self._listening.listen()
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def cut_at(self, word: bytes, how: Cut, times: int = 1) -> None:
        """Cut at a word, the next or a later time: instead of passing it on, or before its answer."""
        self._word, self._how, self._times = word, how, times

    def close(self) -> None:
        """Cut everything and stop listening."""
        for each in [self._listening, *self._open]:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join()
        for each in [self._listening, *self._open]:
            each.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.socket(socket.AF_UNIX)
                self._open += [near, far]
                try:
                    far.connect(self._server)
                except OSError:
                    near.shutdown(socket.SHUT_RDWR)
                    continue
                cut = _Cut()
                for pair in ((near, far, True), (far, near, False)):
                    self._threads.append(threading.Thread(target=self._pass_on, args=(*pair, cut)))
                    self._threads[-1].start()

    def _met(self, said: bytes) -> bool:
        if self._how == "never" or self._word not in said:
            return False
        self._times -= 1
        return self._times == 0

    def _pass_on(self, come: socket.socket, go: socket.socket, asks: bool, cut: "_Cut") -> None:
        with contextlib.suppress(OSError):
            while said := come.recv(65536):
                if asks and self._met(said):
                    how, self._how = self._how, "never"
                    self.cuts += 1
                    cut.silent.set()
                    if how == "before_answer":
                        go.sendall(said)
                        cut.answered.wait(ANSWERED_WITHIN_S)
                    break
                if cut.silent.is_set():
                    cut.answered.set()  # the server has done it, and nobody hears it
                else:
                    go.sendall(said)
        for each in (come, go):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class _Cut:
    """What the two ways of one connection tell each other."""

    def __init__(self) -> None:
        self.silent = threading.Event()
        self.answered = threading.Event()
