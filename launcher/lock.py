"""Locks between launchers: released by the kernel however their holder ends."""

import fcntl
import os
from contextlib import contextmanager

from launcher.console import note


class Lock:
    """An advisory lock on a file that also tells who holds it."""

    def __init__(self, path):
        self.path = path
        self.descriptor = None

    def acquire(self, *, wait=False, shared=False):
        """True when the lock is held afterwards; without ``wait`` a lock held elsewhere gives False."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        mode = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
        try:
            fcntl.flock(descriptor, mode)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except BaseException:
            os.close(descriptor)
            raise
        self.descriptor = descriptor
        if not shared:
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        return True

    def release(self):
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def holder(self):
        """Process id of the holder, or None when nobody holds the lock."""
        if self.acquire():
            self.release()
            return None
        text = self.path.read_text().strip()
        return int(text) if text.isdigit() else 0


@contextmanager
def exclusive(path, subject):
    """Holds the lock for the block, and says so when another launcher has to end its work first."""
    lock = Lock(path)
    if not lock.acquire():
        note(f"wait for another launcher that works on {subject}")
        lock.acquire(wait=True)
    try:
        yield
    finally:
        lock.release()
