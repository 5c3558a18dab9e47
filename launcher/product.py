"""The product's own database: made, filled with the training instansi, upgraded, removed."""

from pathlib import Path

from launcher import template, users
from launcher.console import Failure, step

TRAINING = "ekinerja.training"
TRAINED = "selesai"


def ensure(odoo):
    """The database of ``up``, complete and at the state of the files."""
    settings, databases = odoo.settings, odoo.databases
    if databases.exists(settings.db_name):
        template.upgrade(odoo, settings.db_name)
    else:
        _make(odoo)
    _train(odoo)
    url = f"http://127.0.0.1:{settings.port}"
    # wkhtmltopdf calls back for style sheets; the port may be another one today.
    databases.set_parameter(settings.db_name, "report.url", url)


def remove(odoo):
    odoo.databases.drop(odoo.settings.db_name)
    odoo.databases.drop(_unfinished(odoo.settings))
    odoo.settings.users_file.unlink(missing_ok=True)


def _make(odoo):
    settings, databases = odoo.settings, odoo.databases
    new = _unfinished(settings)
    databases.drop(new)
    settings.users_file.unlink(missing_ok=True)
    users.ensure(settings.users_file)
    step(f"Database {settings.db_name}: make it")
    template.Templates(odoo).copy_to(new)
    odoo.script(
        new,
        Path(__file__).parent / "odoo_side/setup_product.py",
        label="setup",
        EKINERJA_USERS_FILE=str(settings.users_file),
    )
    databases.rename(new, settings.db_name)


def _train(odoo):
    """Loads the training instansi unless that is done; a load that was broken off goes on."""
    settings, databases = odoo.settings, odoo.databases
    if databases.parameter(settings.db_name, TRAINING) == TRAINED:
        return
    script = settings.project / "training/load.py"
    users.ensure(settings.users_file)
    step("Training instansi: load")
    odoo.script(
        settings.db_name,
        script,
        label="training",
        EKINERJA_USERS_FILE=str(settings.users_file),
        EKINERJA_PROJECT=str(settings.project),
    )
    if databases.parameter(settings.db_name, TRAINING) != TRAINED:
        raise Failure(
            "training/load.py ended without having finished.",
            f"Start again, it goes on where it stopped. Its words: {settings.log / 'odoo-training.log'}",
        )


def _unfinished(settings):
    return f"{settings.db_name}_new"
