from odoo import http
from odoo.exceptions import AccessDenied, UserError
from odoo.http import content_disposition, request
from werkzeug.exceptions import NotFound

from odoo.addons.auth_signup.controllers.main import AuthSignupHome

KUNCI = "ekinerja_aktivasi"


class Aktivasi(AuthSignupHome):
    """Activation of an account with the code of a sheet or a letter.

    The code never stands in an address that a server sees: it comes behind the hash of the link, or is typed, and travels in the body of a
    POST. Between the two steps it is kept in the session of the visitor.
    """

    @http.route("/aktivasi", type="http", auth="public", website=True, methods=["GET"], sitemap=False, readonly=True)
    def aktivasi(self, **kw):
        """Ask for the code."""
        return self._halaman({})

    @http.route("/aktivasi/kode", type="http", auth="public", website=True, methods=["POST"], sitemap=False)
    def aktivasi_kode(self, **post):
        """Check the code, then ask for the password."""
        request.session.pop(KUNCI, None)
        try:
            user = self._cari(post.get("kode"))
        except UserError as error:
            return self._halaman({"galat": error.args[0], "kode": post.get("kode", "")[:40]})
        request.session[KUNCI] = post["kode"]
        return self._halaman({"pemilik": user.name, "login": user.login})

    @http.route("/aktivasi/sandi", type="http", auth="public", website=True, methods=["POST"], sitemap=False)
    def aktivasi_sandi(self, **post):
        """Set the password, sign in, and go where this person works."""
        try:
            user = self._cari(request.session.get(KUNCI))
        except UserError as error:
            request.session.pop(KUNCI, None)
            return self._halaman({"galat": error.args[0]})
        sandi = post.get("password") or ""
        try:
            if not sandi or sandi != post.get("confirm_password"):
                raise UserError(request.env._("The two passwords differ. Type the same password twice."))
            if user.login in sandi:
                raise UserError(request.env._("The password contains the login. Choose another one."))
            with request.env.cr.savepoint():
                login = user._aktivasi_pakai(sandi)
        except UserError as error:
            return self._halaman({"pemilik": user.name, "login": user.login, "galat": error.args[0]})
        request.session.pop(KUNCI, None)
        info = request.session.authenticate(request.env, {"login": login, "password": sandi, "type": "password"})
        return request.redirect(self._login_redirect(info["uid"]))

    def _cari(self, kode):
        """The account of a code; wrong codes count as failed sign-ins, so Odoo's cooldown holds guessers back."""
        users = request.env["res.users"]
        try:
            with users._assert_can_auth(user="aktivasi"):
                try:
                    return users._aktivasi_cari(kode)
                except UserError as error:
                    raise AccessDenied(error.args[0]) from error
        except AccessDenied as error:
            raise UserError(error.args[0]) from error

    def _halaman(self, values):
        # sudo: res.users - the shortest password that is taken
        values.setdefault("sandi_min", request.env["res.users"].sudo().get_password_policy()["minlength"])
        response = request.render("ekinerja_admin.aktivasi", values)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Frame-Options"] = "DENY"
        return response


class LembarAktivasi(http.Controller):
    """Download of activation sheets."""

    @http.route("/ekinerja/akun/lembar/<int:lembar_id>", type="http", auth="user", methods=["GET"], readonly=True)
    def lembar(self, lembar_id):
        """The print that this admin just asked for."""
        cetak = request.env["ekinerja.akun.cetak"].browse(lembar_id).exists()
        if not cetak or not cetak.has_access("read") or cetak.create_uid != request.env.user:
            raise NotFound
        nama, isi = cetak._cetak()
        return request.make_response(isi, headers=[
            ("Content-Type", "application/pdf"),
            ("Content-Length", str(len(isi))),
            ("Content-Disposition", content_disposition(nama)),
            ("Cache-Control", "private, no-store"),
        ])  # fmt: skip
