from odoo import api, fields, models
from odoo.fields import Domain

from .pemutus import domain_pemutus


class EkinerjaSkp(models.Model):
    """Who is pejabat penilai of an SKP today: the penilai on the document, or who acts as PLT/PLH in that place.

    The document keeps the penilai that its data name, until somebody refreshes them. What may be decided today:

    ============================================  ====================================================================
    penilai on the document                       decides
    ============================================  ====================================================================
    definitive head                               that head; beside them the PLT/PLH of the unor, from the first day of
                                                  the assignment to the last (PermenPANRB 6/2022 L-IV.A.3)
    PLT/PLH                                       that person until the last day of the assignment; afterwards the
                                                  manager of the unor, and whoever acts there next (L-IV.A.6)
    ============================================  ====================================================================

    Nobody decides on the own SKP.
    """

    _inherit = "ekinerja.skp"

    penilai_plt_id = fields.Many2one(
        "ekinerja.plt", "PLT/PLH of the penilai", readonly=True, index="btree_not_null", ondelete="restrict", copy=False,
        help="Assignment by which the penilai was one when the data were taken.",
    )  # fmt: skip
    unor_penilai_id = fields.Many2one(
        "hr.department", "Unor of the penilai", readonly=True, index="btree_not_null", copy=False, help="Unor whose head is the penilai."
    )
    is_penilai = fields.Boolean("I am the penilai", compute="_compute_is_penilai", search="_search_is_penilai")

    @api.depends("employee_id", "penilai_id", "penilai_plt_id", "unor_penilai_id")
    @api.depends_context("uid")
    def _compute_is_penilai(self):
        milik = self._milik_penilai()
        for skp in self:
            skp.is_penilai = skp._origin.id in milik

    def _search_is_penilai(self, operator, value):
        if operator != "in":
            return NotImplemented
        return self._domain_penilai() if True in value else ~self._domain_penilai()

    @api.model
    def _domain_penilai(self):
        """The SKP that the user decides on today, as one condition for rules, searches and transitions."""
        return domain_pemutus(self, "penilai_id", "penilai_plt_id", "unor_penilai_id")

    def _milik_penilai(self):
        """Ids of those among these SKP that the user decides on today; one query."""
        # sudo: ekinerja.skp - the answer is yes or no, whether the SKP may be read is another question
        return set(self.sudo()._search(Domain("id", "in", self.ids) & self._domain_penilai(), active_test=False)) if self.ids else set()

    def _nama_penilai(self):
        """``{skp id: name}`` of the user as the log writes it: with the assignment where they decide as PLT/PLH."""
        return self._nama_bertugas("penilai_id", "penilai_plt_id", "unor_penilai_id")

    def _nama_bertugas(self, pihak, tugas_pihak, unor_pihak):
        if not self:
            return {}
        # sudo: ekinerja.plt - in which unor the user acts
        tugas = self.env["ekinerja.plt"].sudo().search([("employee_id.user_id", "=", self.env.uid), ("status", "=", "aktif")])
        per_unor = tugas.grouped(lambda plt: plt.department_id.id)
        hasil = dict.fromkeys(self.ids, self.env.user.name)
        for skp in self.sudo() if per_unor else ():  # sudo: hr.employee - which user the party is
            plt = per_unor.get(skp[unor_pihak].id)
            if plt and (skp[tugas_pihak] or skp[pihak].user_id != self.env.user):
                hasil[skp.id] = self.env._(
                    "%(name)s as %(kind)s of %(unor)s", name=self.env.user.name, kind=plt[0].jenis.upper(), unor=plt[0].department_id.name
                )
        return hasil

    def _user_penilai(self):
        """``{skp id: res.users}`` who is to decide today; empty where nobody has an account."""
        semua = self.sudo()  # sudo: hr.employee, ekinerja.plt - who the penilai is and who acts in that place
        plt = semua.env["ekinerja.plt"]
        bertugas = plt.search([("department_id", "in", semua.unor_penilai_id.ids), ("status", "=", "aktif")]).grouped("department_id")
        hasil = {}
        for skp in semua:
            orang = bertugas.get(skp.unor_penilai_id, plt)[:1].employee_id
            if not orang or orang == skp.employee_id:
                is_lewat = skp.penilai_plt_id and skp.penilai_plt_id.status != "aktif"
                orang = skp.unor_penilai_id.manager_id if is_lewat else skp.penilai_id
            hasil[skp.id] = orang.user_id
        return hasil
