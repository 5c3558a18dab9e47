"""Four addons, one direction: no addon knows one above it, in no file and by no name."""

import ast
import re

import pytest

from tests.tools import repo

# addon -> own addons that it may know
LAYERS = {
    "ekinerja_admin": set(),
    "ekinerja_skp": {"ekinerja_admin"},
    "ekinerja_sakip": {"ekinerja_admin", "ekinerja_skp"},
    "ekinerja_sync": {"ekinerja_admin", "ekinerja_skp"},
}
ADDON = re.compile(rf"(?<![\w.])(?:{'|'.join(LAYERS)})(?=\W|$)")
MODEL = re.compile(r"\bekinerja(?:\.[a-z0-9_]+)+")
XML_MODEL = re.compile(r"\bmodel_(ekinerja_\w+)")
# an addon is extended by hooks, it does not ask what else is installed
INSTALLED = re.compile(
    r"ir\.module\.module|_init_modules|module_installed|[\"'][\w.]+[\"']\s+(?:not\s+)?in\s+(?:self\.|request\.)?env\b(?!\.context|\.companies)"
)
SOURCES = (".py", ".xml", ".csv", ".js", ".scss", ".css")


def own_files(addon, *suffixes):
    return repo.files(*(suffixes or SOURCES), under=repo.ADDONS / addon)


def classes(addon):
    """``(name, inherits, declared fields)`` of each model class of an addon."""
    for path in own_files(addon, ".py"):
        for node in ast.walk(repo.tree(path)):
            if isinstance(node, ast.ClassDef):
                values, names = {}, set()
                for statement in node.body:
                    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                        target = statement.targets[0].id
                        if target in ("_name", "_inherit"):
                            values[target] = ast.literal_eval(statement.value)
                        elif isinstance(statement.value, ast.Call) and ast.unparse(statement.value.func).startswith("fields."):
                            names.add(target)
                inherits = values.get("_inherit") or []
                inherits = [inherits] if isinstance(inherits, str) else list(inherits)
                if values:
                    yield values.get("_name") or inherits[0], inherits, names


def new_models(addon):
    return {name for name, inherits, _fields in classes(addon) if name not in inherits and name.startswith("ekinerja.")}


def all_fields(addon):
    return {field for _name, _inherits, fields in classes(addon) for field in fields}


def added_fields(addon):
    """Fields that an addon adds to models which it did not make."""
    own = new_models(addon)
    return {field for name, _inherits, fields in classes(addon) if name not in own for field in fields}


def above(addon):
    return [other for other in repo.addons() if other != addon and other not in LAYERS[addon]]


def test_every_addon_has_its_place():
    unknown = set(repo.addons()) - LAYERS.keys()
    assert not unknown, f"{unknown}: say in LAYERS of {__file__} what it may know (design.md 2)"


@pytest.mark.parametrize("addon", repo.addons())
def test_depends_on_lower_addons_only(addon):
    depends = set(repo.manifest(addon)["depends"])
    assert {name for name in depends if name.startswith("ekinerja_")} <= LAYERS[addon]


@pytest.mark.parametrize("addon", repo.addons())
def test_names_only_what_it_depends_on(addon):
    """Imports, xml-ids, templates, assets: every mention of another addon is of one below it."""
    known = repo.below(addon) | {addon}
    bad = []
    for path in own_files(addon):
        for number, line in enumerate(repo.text(path).splitlines(), 1):
            bad += [f"{repo.relative(path)}:{number} mentions {name}" for name in ADDON.findall(line) if name not in known]
    assert not bad, repo.report(bad)


@pytest.mark.parametrize("addon", repo.addons())
def test_knows_no_model_of_an_upper_addon(addon):
    upper = {model: other for other in above(addon) for model in new_models(other)}
    by_table = {model.replace(".", "_"): model for model in upper}
    bad = []
    for path in own_files(addon):
        text = repo.text(path)
        names = set(MODEL.findall(text)) | {by_table.get(name) for name in XML_MODEL.findall(text)}
        bad += [f"{repo.relative(path)}: {name} belongs to {upper[name]}" for name in names & upper.keys()]
    assert not bad, repo.report(bad)


@pytest.mark.parametrize("addon", repo.addons())
def test_knows_no_field_that_an_upper_addon_adds(addon):
    own = all_fields(addon).union(*map(all_fields, repo.below(addon)))
    added = {field: other for other in above(addon) for field in added_fields(other) - own}
    bad = []
    for path in own_files(addon, ".py", ".xml"):
        words = set(re.findall(r"[a-z][a-z0-9_]+", repo.text(path)))
        # one-word names are too common to prove anything
        bad += [f"{repo.relative(path)}: {field} is added by {added[field]}" for field in words & added.keys() if "_" in field]
    assert not bad, repo.report(bad)


@pytest.mark.parametrize("addon", repo.addons())
def test_never_asks_what_is_installed(addon):
    bad = []
    for path in own_files(addon, ".py", ".xml"):
        if "tests" not in path.relative_to(repo.ADDONS).parts:
            for number, line in enumerate(repo.text(path).splitlines(), 1):
                bad += [f"{repo.relative(path)}:{number} {line.strip()}"] if INSTALLED.search(line) else []
    assert not bad, repo.report(bad)
