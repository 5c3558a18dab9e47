from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal

from ..wizard.hak_akses import BAGIAN


class HakAkses(CustomerPortal):
    """What the signed-in person may see, and why."""

    @http.route("/my/hak-akses", type="http", auth="user", website=True, methods=["GET"], readonly=True)
    def hak_akses(self, **kw):
        """The own access rights, part by part; the rules behind the numbers are for admins."""
        bagian = dict(request.env["ekinerja.hak.akses.baris"]._fields["bagian"]._description_selection(request.env))
        baris = [satu for satu in request.env["ekinerja.hak.akses.hitung"]._baris(request.env.user) if satu["bagian"] != "aturan"]
        return request.render("ekinerja_admin.portal_hak_akses", {
            "page_name": "hak_akses",
            "bagian": [(bagian[kunci], milik) for kunci, _label in BAGIAN if (milik := [satu for satu in baris if satu["bagian"] == kunci])],
        })  # fmt: skip
