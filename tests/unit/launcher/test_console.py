import io

from launcher.console import Failure, Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def ticking(*times):
    return iter(times).__next__


def test_elsewhere_a_line_appears_every_ten_seconds_only():
    out = io.StringIO()
    progress = Progress(out, ticking(0, 1, 11, 12, 21, 22))
    for text in ("a", "b", "c", "d"):
        progress.update(text)
    progress.close()
    assert out.getvalue() == "    b (11 s)\n    d (21 s)\n    done (22 s)\n"


def test_on_a_terminal_the_line_is_rewritten_and_cut():
    out = Terminal()
    progress = Progress(out, ticking(0, 1, 2))
    progress.update("x" * 500)
    progress.close("end")
    first, second = out.getvalue().split("\r")[1:3]
    assert len(first) <= 110
    assert second.strip() == ""
    assert out.getvalue().endswith("    end (2 s)\n")


def test_failure_says_cause_and_remedy():
    assert str(Failure("cause", "remedy")) == "cause\n  What to do: remedy"
    assert str(Failure("cause")) == "cause"
