from odoo import fields, models


class Tukar:
    """Value of the context key ``ekinerja_tukar`` while versions are copied or exchanged.

    An object of this process: the context of a request is JSON and cannot hold it, so no client skips what an exchange may skip.
    """


def sedang_tukar(env):
    """Whether the contents of two versions are exchanged: they were checked when they were written."""
    return env.context.get("ekinerja_tukar") is Tukar


class EkinerjaSkp(models.Model):
    """Versions of an SKP: the record in force keeps its id, beside it stand one open revision and the old versions.

    Revisions and old versions name the SKP in force in ``revisi_dari_id`` and are not ``active``: no list, count, deadline or evaluation meets
    them unless it asks for them.
    """

    _inherit = "ekinerja.skp"

    active = fields.Boolean(default=True, readonly=True, copy=False, help="No: a revision that is not in force, or an old version.")
    versi = fields.Integer("Version", default=1, required=True, readonly=True, copy=False, aggregator=None)
    revisi_dari_id = fields.Many2one(
        "ekinerja.skp", "Version of", readonly=True, index="btree_not_null", ondelete="cascade", copy=False,
        help="The SKP in force that this record revises, or is an old version of.",
    )  # fmt: skip
    is_riwayat = fields.Boolean(
        "Old version", readonly=True, copy=False, help="Kept to be read and printed; never counted, evaluated or decided again."
    )
