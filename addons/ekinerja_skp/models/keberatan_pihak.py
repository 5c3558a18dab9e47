from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .keberatan import STATE_BERJALAN
from .pemutus import domain_pemutus


class EkinerjaKeberatan(models.Model):
    """Who is party to a keberatan today.

    ==================  ================================================================================================
    party               is
    ==================  ================================================================================================
    pegawai             whose evaluation it is
    penilai             who evaluates: the penilai of the SKP or who acts in that place, or the former one who evaluated
    atasan              the atasan penilai on the SKP; beside them the PLT/PLH of that unor, from the first day of the
                        assignment to the last (PermenPANRB 6/2022 L-IV.A.3). An atasan who acted until a day is
                        followed by the manager of the unor and whoever acts there next
    ==================  ================================================================================================

    Nobody decides on the own case, nor on the own ratings: who is penilai is not atasan of the same keberatan.
    """

    _inherit = "ekinerja.keberatan"

    atasan_id = fields.Many2one("hr.employee", "Atasan penilai on the SKP", readonly=True, index="btree_not_null", copy=False)
    atasan_plt_id = fields.Many2one("ekinerja.plt", "PLT/PLH of the atasan", readonly=True, index="btree_not_null", ondelete="restrict", copy=False)
    unor_atasan_id = fields.Many2one("hr.department", "Unor of the atasan", readonly=True, index="btree_not_null", copy=False)
    is_pegawai = fields.Boolean("My keberatan", compute="_compute_pihak")
    is_penilai = fields.Boolean("I am the penilai", compute="_compute_pihak", search="_search_is_penilai")
    is_atasan = fields.Boolean("I am the atasan penilai", compute="_compute_pihak", search="_search_is_atasan")

    @api.depends("evaluasi_id", "atasan_id", "atasan_plt_id", "unor_atasan_id", "state")
    @api.depends_context("uid")
    def _compute_pihak(self):
        milik = {nama: self._milik(nama) for nama in ("pegawai", "penilai", "atasan")}
        for keberatan in self:
            for nama, ids in milik.items():
                keberatan[f"is_{nama}"] = keberatan._origin.id in ids

    def _search_is_penilai(self, operator, value):
        return self._cari_pihak("penilai", operator, value)

    def _search_is_atasan(self, operator, value):
        return self._cari_pihak("atasan", operator, value)

    def _cari_pihak(self, nama, operator, value):
        if operator != "in":
            return NotImplemented
        domain = self._domain_pihak(nama)
        return domain if True in value else ~domain

    @api.model
    def _domain_pihak(self, nama):
        """The keberatan of which the user is a party today, as one condition for rules, searches and transitions."""
        # sudo: hr.employee - which pegawai the user is
        sendiri = self.env["hr.employee"].sudo().with_context(active_test=False)._search([("user_id", "=", self.env.uid)])
        if nama == "pegawai":
            return Domain("employee_id", "in", sendiri)
        tetap = Domain("evaluasi_id", "any!", [("penilai_tetap_id", "in", sendiri)])
        kini = Domain("evaluasi_id", "any!", [("penilai_tetap_id", "=", False)]) & Domain("skp_id", "any!", self.env["ekinerja.skp"]._domain_penilai())
        penilai = tetap | kini
        if nama == "penilai":
            return penilai
        return ~penilai & domain_pemutus(self, "atasan_id", "atasan_plt_id", "unor_atasan_id")

    @api.model
    def _hitung_daftar(self, daftar):
        """How many keberatan that the user may read are in each of some lists; the rules are checked once for all of them.

        :param daftar: list of Domain
        """
        query = self._search(Domain.TRUE)
        if query.is_empty():
            return [0] * len(daftar)
        semua = self.sudo()  # sudo: ekinerja.keberatan - conditions on the rows that the rules leave
        syarat = [domain.optimize_full(semua)._to_sql(semua, query.table, query) for domain in daftar]
        return list(self.env.execute_query(query.select(*(SQL("COUNT(*) FILTER (WHERE %s)", satu) for satu in syarat)))[0])

    def _milik(self, nama):
        """Ids of those among these keberatan of which the user is that party; one query."""
        # sudo: ekinerja.keberatan - the answer is yes or no, whether it may be read is another question
        return set(self.sudo()._search(Domain("id", "in", self.ids) & self._domain_pihak(nama))) if self.ids else set()

    def _periksa_pihak(self, nama):
        """Only the party that a transition belongs to; an admin watches."""
        if self.env.su:
            return
        milik = self._milik(nama)
        for keberatan in self.sudo():  # sudo: ekinerja.keberatan - names in the message
            if keberatan.id not in milik:
                raise UserError(keberatan._pesan_bukan_pihak(nama))

    def _pesan_bukan_pihak(self, nama):
        self.ensure_one()
        siapa = {"name": self.display_name}
        if nama == "pegawai":
            return self.env._("%(name)s belongs to %(who)s alone.", who=self.pegawai_nama or "-", **siapa)
        if nama == "penilai":
            return self.env._("%(name)s is explained only by its pejabat penilai, %(who)s.", who=self.penilai_nama or "-", **siapa)
        return self.env._("%(name)s is decided only by the atasan of the pejabat penilai, %(who)s.", who=self.atasan_nama or "-", **siapa)

    # -- parties when it is filed --------------------------------------------------------------------------------------

    def _nilai_atasan(self):
        """``{id: values}`` of the atasan penilai as the SKP names them: person, assignment by which they act, unor that they head."""
        semua = self.sudo()  # sudo: ekinerja.skp, hr.department, ekinerja.plt - who heads which unor, for the parties of the case
        atasan = semua.skp_id.atasan_penilai_id
        kepala = semua.env["hr.department"].search([("manager_id", "in", atasan.ids)]).grouped("manager_id")
        tugas = semua.env["ekinerja.plt"].search([("employee_id", "in", atasan.ids), ("status", "=", "aktif")]).grouped("employee_id")
        hasil = {}
        for keberatan in semua:
            skp = keberatan.skp_id
            orang = skp.atasan_penilai_id
            # nearest first: the unor above the one of the penilai, and on to the top
            di_atas = []
            unor = skp.unor_penilai_id.parent_id
            while unor:
                di_atas.append(unor)
                unor = unor.parent_id
            milik = kepala.get(orang, unor)
            plt = next((satu for unor in di_atas for satu in tugas.get(orang, ()) if satu.department_id == unor), None)
            unor = next((unor for unor in di_atas if unor in milik), None)
            if unor:
                plt = None
            elif plt:
                unor = plt.department_id
            hasil[keberatan.id] = {
                "atasan_id": orang.id, "atasan_nama": skp.atasan_nama, "atasan_plt_id": plt.id if plt else False,
                "unor_atasan_id": (unor or skp.unor_penilai_id.parent_id).id,
            }  # fmt: skip
        return hasil

    def _user_pihak(self, nama):
        """``{id: res.users}`` who is to act today; empty where nobody has an account."""
        semua = self.sudo()  # sudo: hr.employee, ekinerja.plt - who is penilai or atasan, and who acts in that place
        if nama == "penilai":
            skp = semua.skp_id._user_penilai()
            return {satu.id: satu.evaluasi_id.penilai_tetap_id.user_id or skp[satu.skp_id.id] for satu in semua}
        penilai = semua._user_pihak("penilai")
        bertugas = semua.env["ekinerja.plt"].search([("department_id", "in", semua.unor_atasan_id.ids), ("status", "=", "aktif")]).grouped("department_id")
        hasil = {}
        for keberatan in semua:
            acting = bertugas.get(keberatan.unor_atasan_id)
            is_lewat = keberatan.atasan_plt_id and keberatan.atasan_plt_id.status != "aktif"
            tetap = keberatan.unor_atasan_id.manager_id if is_lewat else keberatan.atasan_id
            calon = [orang.user_id for orang in (acting[:1].employee_id if acting else tetap, tetap) if orang != keberatan.employee_id]
            hasil[keberatan.id] = next((user for user in calon if user and user != penilai[keberatan.id]), self.env["res.users"])
        return hasil

    def _nama_atasan(self):
        """Name of the user as the decision carries it: with the assignment where they decide as PLT/PLH."""
        self.ensure_one()
        nama = self.env.user.name
        if self.sudo().atasan_id.user_id == self.env.user and not self.atasan_plt_id:  # sudo: hr.employee - whether the user is the atasan on the SKP
            return nama
        # sudo: ekinerja.plt - in which unor the user acts
        plt = self.env["ekinerja.plt"].sudo().search([
            ("employee_id.user_id", "=", self.env.uid), ("status", "=", "aktif"), ("department_id", "=", self.sudo().unor_atasan_id.id),
        ], limit=1)  # fmt: skip
        return self.env._("%(name)s as %(kind)s of %(unor)s", name=nama, kind=plt.jenis.upper(), unor=plt.department_id.name) if plt else nama

    def action_perbarui_atasan(self):
        """Take the atasan penilai anew from the SKP, by an admin instansi: the one on the case left, and the SKP was refreshed; logged."""
        self._periksa_admin()
        self._periksa_status(STATE_BERJALAN)
        lama = {keberatan.id: keberatan.atasan_nama for keberatan in self}
        for keberatan_id, nilai in self._nilai_atasan().items():
            self.browse(keberatan_id)._ubah_state(nilai)
        self._tugaskan("atasan")
        self._catat({
            keberatan.id: self.env._("Atasan penilai taken from the SKP by %(user)s: %(old)s, now %(new)s.", user=self.env.user.name,
                                     old=lama[keberatan.id] or "-", new=keberatan.atasan_nama or "-")
            for keberatan in self
        })  # fmt: skip
        return True
