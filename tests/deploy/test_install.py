"""Each addon installs alone with what is below it, and an upgrade leaves schema and data as they were."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy import state
from tests.tools import databases, repo


def deploy(addon, prefix):
    """Install, upgrade, and what was there after each."""
    base = databases.base_for(addon)
    with databases.scratch(f"{prefix}_{addon}", base) as name:
        # queue_job is loaded by every server of the product
        modules = addon if base else f"{addon},queue_job"
        result = {"install": databases.odoo(name, "-i", modules, "--load-language=en_US,id_ID")}
        connection = databases.connect(name)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT name FROM ir_module_module WHERE state = 'installed' AND name LIKE 'ekinerja%'")
                result["installed"] = {row[0] for row in cursor.fetchall()}
            result["before"] = (state.schema(connection), state.rows(connection))
            result["upgrade"] = databases.odoo(name, "-u", ",".join(sorted({addon, *repo.below(addon)})))
            result["after"] = (state.schema(connection), state.rows(connection))
        finally:
            connection.close()
        return result


@pytest.fixture(scope="module")
def deployments(request):
    """All addons at once; most of the time is Odoo's loading."""
    prefix = os.environ.get("EKINERJA_TEST_DB") or request.config.getoption("--odoo-database")
    with ThreadPoolExecutor(2) as pool:
        futures = {addon: pool.submit(deploy, addon, prefix) for addon in repo.addons()}
        return {addon: future.result() for addon, future in futures.items()}


@pytest.mark.parametrize("addon", repo.addons())
def test_installs_with_what_is_below_it_only(deployments, addon):
    assert deployments[addon]["installed"] == {addon, *repo.below(addon)}


@pytest.mark.parametrize("addon", repo.addons())
def test_installs_without_complaint(deployments, addon):
    complaints = databases.trouble(deployments[addon]["install"])
    assert not complaints, "\n" + "\n".join(complaints)


@pytest.mark.parametrize("addon", repo.addons())
def test_upgrades_without_complaint(deployments, addon):
    complaints = databases.trouble(deployments[addon]["upgrade"])
    assert not complaints, "\n" + "\n".join(complaints)


@pytest.mark.parametrize("addon", repo.addons())
def test_upgrade_leaves_the_schema(deployments, addon):
    result = deployments[addon]
    changes = state.differences(result["before"][0], result["after"][0])
    assert not changes, "\n" + "\n".join(changes)


@pytest.mark.parametrize("addon", repo.addons())
def test_upgrade_leaves_the_data(deployments, addon):
    result = deployments[addon]
    changes = state.differences(result["before"][1], result["after"][1])
    assert not changes, "\n" + "\n".join(changes)
