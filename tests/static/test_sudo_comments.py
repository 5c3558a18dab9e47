"""Every ``sudo()`` says why it is safe: ``# sudo: <model> - <why>`` on its line or within the three above."""

import re

from tests.tools import repo

# sudo(False) gives rights back
SUDO = re.compile(r"\.sudo\((?!False\))")
REASON = re.compile(r"#\s*sudo:\s*\S|<!--\s*sudo:\s*\S")
ABOVE = 3


def unexplained(text):
    lines = text.splitlines()
    for number, line in enumerate(lines):
        code = line.split("#", 1)[0] if not REASON.search(line) else line
        if SUDO.search(code) and not any(REASON.search(near) for near in lines[max(0, number - ABOVE) : number + 1]):
            yield number + 1, line.strip()


def test_every_sudo_has_its_reason():
    bad = [
        f"{repo.relative(path)}:{number} {line}"
        for path in repo.files(".py", ".xml", under=repo.ADDONS)
        if "tests" not in path.relative_to(repo.ADDONS).parts
        for number, line in unexplained(repo.text(path))
    ]
    assert not bad, repo.report(bad)
