"""What the routes of the penilai share: SKP and evaluations of the people whom the signed-in user leads."""

from odoo.fields import Domain
from odoo.http import request
from odoo.tools.misc import unique
from werkzeug.exceptions import NotFound

from .dasar import ambil, boleh_skp

MAKS_PILIH = 200


def skp_staf(skp_id):
    """An SKP on which the user decides today, as the penilai or as PLT/PLH; anybody else's does not exist here."""
    skp = request.env["ekinerja.skp"]
    if boleh_skp():
        ini = Domain("id", "=", skp_id) & Domain("is_riwayat", "=", False)
        skp = skp.with_context(active_test=False)
        # nearly everybody comes as the penilai, and that is the shorter condition
        skp = ambil(skp, ini & Domain("is_penilai", "=", True)) or ambil(skp, ini & Domain("is_pemutus", "=", True))
    if not skp:
        raise NotFound()
    return skp.with_context(active_test=True)


def evaluasi_staf(evaluasi_id):
    """An evaluation that the user gives, also as the former penilai of that period."""
    evaluasi = request.env["ekinerja.evaluasi"]
    if boleh_skp():
        evaluasi = evaluasi.search([("id", "=", evaluasi_id)]).filtered("can_nilai")
    if not evaluasi:
        raise NotFound()
    return evaluasi


def dipilih(nama="skp_ids"):
    """Ids that were ticked in a list of the page."""
    isi = request.httprequest.form.getlist(nama)
    return [int(satu) for satu in unique(isi) if satu.isascii() and satu.isdigit() and len(satu) < 10][:MAKS_PILIH]


def ke_staf(skp, jangkar=""):
    return request.redirect(f"/my/staf/skp/{skp.id}{'#' + jangkar if jangkar else ''}")
