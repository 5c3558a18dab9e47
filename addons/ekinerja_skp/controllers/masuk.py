from odoo import http
from odoo.http import request

from odoo.addons.portal.controllers.web import Home

from .dasar import boleh_skp


class Masuk(Home):
    """Where people land (BKN-LOG-05): a pegawai with a portal account on what is expected now; the
    list of the own SKP is one tap away."""

    def _login_redirect(self, uid, redirect=None):
        if not redirect and request.session.uid and self._portal_skp(uid):
            redirect = "/my/kinerja"
        return super()._login_redirect(uid, redirect=redirect)

    @http.route()
    def index(self, *args, **kw):
        if request.db and request.session.uid and not kw and self._portal_skp(request.session.uid):
            return request.redirect("/my/kinerja")
        return super().index(*args, **kw)

    def _portal_skp(self, uid):
        user = request.env(user=uid).user
        return not user._is_internal() and boleh_skp(user)
