"""Patterns that never enter the repository."""

import ast
import re
from pathlib import Path

import pytest

from tests.tools import repo

TEXT = (".py", ".xml", ".csv", ".js", ".scss", ".css", ".sh", ".md", ".txt", ".toml", ".ini", ".conf", ".cfg", ".yml", ".yaml", ".json", ".po", ".pot")
CODE = (".py", ".xml", ".js")
# name -> pattern, suffixes, part of the repository it is looked for in
PATTERNS = {
    "registry host": (r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|rubygems|crates|golang)\.(?:org|com|io)\b|\bextra-index-url\b|\bindex-url\b", TEXT, ""),
    "secret": (
        r"AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abp]-[0-9A-Za-z-]{10,}"
        r"|(?i:bearer )[A-Za-z0-9_\-]{20,}|://[^/\s:@{}\"']+:[^/\s@{}\"']{6,}@",
        TEXT, "",
    ),
    "path of one machine": (r"(?<![\w./~])/(?:home|root|Users)/\w", TEXT, ""),
    "commit or rollback outside the framework": (r"\bcr\.(?:commit|rollback)\(", (".py",), "addons"),
    "attrs or states in a view": (r"<[^>]*\s(?:attrs|states)=[\"']", (".xml",), "addons"),
    "_sql_constraints": (r"\b_sql_constraints\b", (".py",), "addons"),
    "unescaped output": (r"\bt-raw=|\bsanitize\s*=\s*False", CODE, "addons"),
    "skipped test": (
        r"\bunittest\.skip|@skip|\.skipTest\(|pytest\.(?:mark\.)?(?:skip|xfail|importorskip)|\b(?:test|describe)\.(?:skip|only|todo)\b",
        (".py", ".js"), "",
    ),
    "unfinished work": (r"\b(?:TODO|FIXME|XXX|HACK)\b", (*CODE, ".sh", ".scss", ".css", ".toml", ".conf"), ""),
    "conflict marker": (r"^(?:<{7}|>{7})", TEXT, ""),
    # an ordinary role may not: FORCE would end autovacuum of the database too, and is refused
    "DROP DATABASE with FORCE": (r"WITH \(FORCE\)", (".py",), ""),
    "left-over debugging": (r"\bbreakpoint\(|\bpdb\b|\bdebugger;|\bconsole\.log\(", (".py", ".js"), ""),
    "lint switched off": (r"#\s*pylint:|#\s*noqa(?!: [A-Z]+[0-9]+)|#\s*ruff:\s*noqa", (".py",), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", PATTERNS)
def test_pattern(name):
    pattern, suffixes, part = PATTERNS[name]
    regex = re.compile(pattern)
    bad = []
    for path in repo.files(*suffixes, under=repo.ROOT / part):
        if path != Path(__file__):
            for number, line in enumerate(repo.text(path).splitlines(), 1):
                bad += [f"{repo.relative(path)}:{number} {line.strip()[:120]}"] if regex.search(line) else []
    assert not bad, f"{name}:" + repo.report(bad)


def swallows_everything(handler):
    """``except Exception`` (or wider) whose body does nothing."""
    caught = handler.type
    names = [ast.unparse(name) for name in (caught.elts if isinstance(caught, ast.Tuple) else [caught])] if caught else [""]
    wide = any(name in ("", "Exception", "BaseException") for name in names)
    return wide and all(isinstance(statement, (ast.Pass, ast.Continue)) for statement in handler.body)


def test_no_error_is_swallowed():
    bad = [
        f"{repo.relative(path)}:{node.lineno}"
        for path in repo.files(".py")
        for node in ast.walk(repo.tree(path))
        if isinstance(node, ast.ExceptHandler) and swallows_everything(node)
    ]
    assert not bad, repo.report(bad)


def test_no_text_to_translate_within_an_f_string():
    """The export of texts does not look into f-strings: what stands there is never translated."""
    bad = []
    for path in repo.files(".py", under=repo.ROOT / "addons"):
        for string in (node for node in ast.walk(ast.parse(repo.text(path))) if isinstance(node, ast.JoinedStr)):
            calls = [call.func for call in ast.walk(string) if isinstance(call, ast.Call)]
            if any(getattr(func, "attr", getattr(func, "id", "")) in ("_", "_lt") for func in calls):
                bad.append(f"{repo.relative(path)}:{string.lineno}")
    assert not bad, "take the text out of the f-string:" + repo.report(bad)
