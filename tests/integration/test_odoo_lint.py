"""Odoo's own ``test_lint``, on our addons only; its pylint part runs in tests/static.

The classes are collected here as they are. What they inspect is narrowed to our addons, and to the models that our addons touch.
"""

from unittest.mock import patch

import pytest
from odoo.modules import Manifest
from odoo.modules.registry import Registry
from odoo.tests import tagged

from odoo.addons.test_lint.tests import (
    test_dunderinit,
    test_i18n,
    test_index,
    test_jstranslate,
    test_manifests,
    test_naming,
    test_onchange_domains,
    test_orm_import,
    test_override_signatures,
    test_pofile,
    test_routes,
    test_test_holes,
)

from tests.tools import repo

# covered by another index, or not ours
INDEXED_OTHERWISE = {
    "ekinerja.impor.baris.impor_id",  # first column of _impor_status_idx
    "queue.job.function.channel_id",
}


def our_manifests():
    return [Manifest.for_addon(name) for name in repo.addons()]


def our_registry(name):
    """Models with at least one class of ours."""
    return {
        model: cls for model, cls in Registry(name).items()
        if any(base.__module__.startswith("odoo.addons.ekinerja_") for base in cls.__mro__)
    }  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def narrowed():
    with (
        patch.object(Manifest, "all_addon_manifests", our_manifests),
        patch.object(test_pofile, "get_modules", repo.addons),
        patch.object(test_index, "BTREE_INDEX_IGNORE_FIELDS", test_index.BTREE_INDEX_IGNORE_FIELDS | INDEXED_OTHERWISE),
        patch.object(test_naming, "Registry", our_registry),
        patch.object(test_override_signatures, "Registry", our_registry),
    ):
        yield


@tagged("post_install", "-at_install")
class TestDunderinit(test_dunderinit.TestDunderinit):
    pass


@tagged("post_install", "-at_install")
class TestI18n(test_i18n.TestI18n):
    pass


@tagged("post_install", "-at_install")
class TestIndex(test_index.TestIndex):
    pass


@tagged("post_install", "-at_install")
class TestJsTranslations(test_jstranslate.TestJsTranslations):
    pass


@tagged("post_install", "-at_install")
class TestNaming(test_naming.TestNaming):
    pass


@tagged("post_install", "-at_install")
class TestOnchangeDomains(test_onchange_domains.TestOnchangeDomains):
    pass


@tagged("post_install", "-at_install")
class TestOrmImport(test_orm_import.TestDunderinit):
    pass


@tagged("post_install", "-at_install")
class TestLintOverrideSignatures(test_override_signatures.TestLintOverrideSignatures):
    pass


@tagged("post_install", "-at_install")
class TestPot(test_pofile.PotLinter):
    pass


@tagged("post_install", "-at_install")
class TestTestHoles(test_test_holes.TestTestHoles):
    pass


@tagged("post_install", "-at_install")
class TestManifests(test_manifests.ManifestLinter):
    def test_manifests(self):
        # what is only a warning there is an error here
        with self.assertNoLogs("odoo.addons.test_lint", "WARNING"):
            super().test_manifests()


@tagged("post_install", "-at_install")
class TestRoutesDefinition(test_routes.RoutesLinter):
    def test_routes_definition(self):
        with self.assertNoLogs("odoo.addons.test_lint", "WARNING"), self.assertNoLogs("odoo.http", "WARNING"):
            super().test_routes_definition()
