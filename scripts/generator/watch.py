"""Wait until something happened to files: the file system says so, and every two seconds somebody looks all the same.

Nothing is said where there are no events (a network drive, a container's mount, too many watches): then the look finds it.
"""

import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

# Not those of opening and closing: our own reading would wake us.
KINDS = [
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
    FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent,
]  # fmt: skip
LOOK = 2.0  # seconds
WRITTEN = 0.03  # seconds: an editor empties a file before it writes it


class Watch(FileSystemEventHandler):
    """Of all that is in `folders`, and of what lies in `root` itself."""

    def __init__(self, root: Path, folders: Iterable[Path]):
        self._stirred = threading.Event()
        self._observer = Observer()
        self._observer.daemon = True
        with suppress(OSError):
            self._observer.schedule(self, str(root), event_filter=KINDS)
            for folder in filter(Path.is_dir, folders):
                self._observer.schedule(self, str(folder), recursive=True, event_filter=KINDS)
            self._observer.start()

    def on_any_event(self, event) -> None:
        self.stir()

    def stir(self) -> None:
        """Let whoever waits next not wait."""
        self._stirred.set()

    def stirred(self) -> bool:
        """Has anything happened since somebody asked, or waited?"""
        if happened := self._stirred.is_set():
            self._stirred.clear()  # only now: what happens after the question is answered next time
        return happened

    def wait(self) -> None:
        """Until something stirred, or for a while; what is written until then is written whole."""
        if self._stirred.wait(LOOK):
            time.sleep(WRITTEN)
        self._stirred.clear()

    def close(self) -> None:
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
