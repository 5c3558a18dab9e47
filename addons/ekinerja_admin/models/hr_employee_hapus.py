from collections import Counter

from odoo import api, models
from odoo.exceptions import UserError

# model and column of what would lose its person
BERNAMA = (
    ("ekinerja.sk.jabatan", "employee_id"), ("ekinerja.plt", "employee_id"), ("ekinerja.penandatangan", "employee_id"),
    ("ekinerja.atasan", "atasan_id"), ("ekinerja.atasan", "verifikator_id"), ("ekinerja.tim", "ketua_id"), ("ekinerja.tim", "anggota_ids"),
)  # fmt: skip


class HrEmployee(models.Model):
    """Removal of a pegawai: deleted while nothing is recorded about the person, archived from then on (BKN-PEG-13)."""

    _inherit = "hr.employee"

    def _ekinerja_dokumen_bernama(self):
        """Number of documents that name each of these people, as a Counter by employee id; an addon with documents of its own adds them."""
        jumlah = Counter()
        for nama_model, kolom in BERNAMA:
            # sudo: documents of the BERNAMA models - counted only, whoever may delete the person
            semua = self.env[nama_model].sudo().with_context(active_test=False)
            jumlah += Counter({employee.id: banyak for employee, banyak in semua._read_group([(kolom, "in", self.ids)], [kolom], ["__count"])})
        return jumlah

    @api.ondelete(at_uninstall=False)
    def _unlink_except_documented(self):
        jumlah = self._ekinerja_dokumen_bernama()
        if terpakai := self.filtered(lambda employee: jumlah[employee.id]):
            raise UserError(
                self.env._(
                    "%(names)s cannot be deleted: documents name them (%(first)s: %(count)s). Archive them instead, then they stay in the documents.",
                    names=", ".join(terpakai.mapped("name")), first=terpakai[0].name, count=jumlah[terpakai[0].id],
                )
            )  # fmt: skip

    def action_ekinerja_hapus(self):
        """Delete people without documents; the others leave through Odoo's departure dialog, which archives them."""
        self.check_access("unlink")
        jumlah = self._ekinerja_dokumen_bernama()
        terpakai = self.filtered(lambda employee: jumlah[employee.id])
        (self - terpakai).unlink()
        if terpakai:
            return {
                "type": "ir.actions.act_window", "name": self.env._("Documents name this pegawai: archive instead of delete"),
                "res_model": "hr.departure.wizard", "view_mode": "form", "views": [(False, "form")], "target": "new",
                "context": {"active_ids": terpakai.ids, "employee_termination": True},
            }  # fmt: skip
        return {"type": "ir.actions.act_window_close"} if self.env.context.get("ekinerja_dari_daftar") else {
            "type": "ir.actions.act_window", "res_model": "hr.employee", "views": [(False, "list"), (False, "form")],
            "target": "main", "xml_id": "ekinerja_admin.pegawai_action",
        }  # fmt: skip
