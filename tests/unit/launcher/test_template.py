import os
from types import SimpleNamespace

import pytest

from launcher import template
from launcher.settings import read


class Databases:
    """Names only: what the real one does with a server."""

    def __init__(self, names):
        self.all = set(names)

    def names(self, prefix=""):
        return sorted(name for name in self.all if name.startswith(prefix))

    def exists(self, name):
        return name in self.all

    def copy(self, source, target):
        assert source in self.all
        self.all.add(target)

    def drop(self, name):
        self.all.discard(name)

    def rename(self, source, target):
        self.all.remove(source)
        self.all.add(target)

    def close(self, name):
        assert name in self.all

    def set_parameter(self, database, key, value):
        assert database in self.all


class Odoo:
    root = "/odoo"

    def __init__(self, project, names=()):
        self.settings = read({"HOME": "/srv/ani"}, project, 1000)
        self.databases = Databases(names)
        self.installed = []

    def modules(self, name, *, install, label):
        self.databases.all.add(name)
        self.installed.append(list(install))


@pytest.fixture
def project(tmp_path):
    (tmp_path / "requirements.txt").write_text("a==1\n")
    addon = tmp_path / "addons/ekinerja_admin"
    addon.mkdir(parents=True)
    (addon / "__manifest__.py").write_text("{'depends': ['hr']}")
    return tmp_path


def test_first_copy_makes_base_and_template_the_second_neither(project):
    odoo = Odoo(project)
    template.Templates(odoo).copy_to("a")
    template.Templates(odoo).copy_to("b")
    assert odoo.installed == [["hr", "queue_job"], ["ekinerja_admin"]]
    assert {"a", "b"} <= odoo.databases.all


def test_a_change_of_the_addons_remakes_the_template_only_and_drops_the_old(project):
    odoo = Odoo(project)
    old = template.Templates(odoo)
    old.copy_to("a")
    (project / "addons/ekinerja_admin/a.py").write_text("a = 1\n")
    new = template.Templates(odoo)
    new.copy_to("b")
    assert odoo.installed[2:] == [["ekinerja_admin"]]
    assert old.template not in odoo.databases.all
    assert new.base == old.base


def test_a_change_of_the_requirements_remakes_both(project):
    odoo = Odoo(project)
    old = template.Templates(odoo)
    (project / "requirements.txt").write_text("a==2\n")
    new = template.Templates(odoo)
    assert old.base != new.base
    assert old.template != new.template


def test_what_killed_runs_left_is_dropped_and_what_others_use_is_kept(project):
    odoo = Odoo(project)
    prefix = template.Templates(odoo).prefix
    gone, running, foreign = (
        f"{prefix}test_999999999",
        f"{prefix}test_{os.getpid()}_x",
        "ekinerja_ffffffff_test_999999999",
    )
    odoo.databases.all |= {gone, running, foreign, f"{prefix}new"}
    template.Templates(odoo).copy_to("a")
    assert not {gone, f"{prefix}new"} & odoo.databases.all
    assert {running, foreign} <= odoo.databases.all


def test_scratch_databases_go_with_those_named_after_them(project):
    odoo = Odoo(project)
    templates = template.Templates(odoo)
    name = templates.scratch("test")
    odoo.databases.all |= {name, f"{name}_upgrade", f"{name}1"}
    templates.drop_scratch(name)
    assert odoo.databases.all == {f"{name}1"}


def test_names_fit_postgresql(project):
    templates = template.Templates(Odoo(project))
    assert max(len(name) for name in (templates.base, templates.template, templates.scratch("bench"))) < 63 - len(
        "_upgrade"
    )


def test_recorded_checksums():
    databases = SimpleNamespace(parameter=lambda database, key: '{"a": "1"}' if database == "x" else "")
    assert template.recorded(databases, "x") == {"a": "1"}
    assert template.recorded(databases, "y") == {}
