from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.web import Home


class Beranda(Home):
    """Public first page (BKN-LOG-02)."""

    @http.route(auth="public", website=True)
    def index(self, *args, **kw):
        if request.session.uid or kw:
            return super().index(*args, **kw)
        return request.render("ekinerja_admin.beranda")
