"""What the launcher says: one line a step, progress on long ones, cause and remedy of a failure."""

import sys
import time


class Failure(Exception):
    """An expected failure: what happened and what the user can do about it."""

    def __init__(self, cause, remedy=""):
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy

    def __str__(self):
        return f"{self.cause}\n  What to do: {self.remedy}" if self.remedy else self.cause


_voice = {"stream": None, "quiet": False}


def aside():
    """From now on speak on standard error: standard output belongs to another program's answer."""
    _voice["stream"] = sys.stderr


def quiet():
    """Nothing more is said: another program had the last word."""
    _voice["quiet"] = True


def say(text=""):
    if not _voice["quiet"]:
        print(text, file=_voice["stream"], flush=True)


def step(text):
    say(f"==> {text}")


def note(text):
    say(f"    {text}")


class Progress:
    """A counter rewritten in place on a terminal, and a line every few seconds elsewhere."""

    interval_elsewhere = 10

    def __init__(self, stream=None, clock=time.monotonic):
        self.stream = stream or _voice["stream"] or sys.stdout
        self.clock = clock
        self.started = self.last = clock()
        self.tty = self.stream.isatty()
        self.width = 0

    def update(self, text):
        now = self.clock()
        if self.tty:
            line = f"    {text}"[:110]
            self.stream.write("\r" + line.ljust(self.width))
            self.width = len(line)
        elif now - self.last >= self.interval_elsewhere:
            self.stream.write(f"    {text} ({now - self.started:.0f} s)\n")
        else:
            return
        self.last = now
        self.stream.flush()

    def close(self, text="done"):
        if self.tty:
            self.stream.write("\r" + " " * self.width + "\r")
        self.stream.write(f"    {text} ({self.clock() - self.started:.0f} s)\n")
        self.stream.flush()
