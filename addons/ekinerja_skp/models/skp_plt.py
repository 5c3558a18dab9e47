from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia


class EkinerjaSkp(models.Model):
    """The SKP of a PLT/PLH beside the definitive one: one per assignment and range (BKN-PLT-18)."""

    _inherit = "ekinerja.skp"

    plt_id = fields.Many2one(
        "ekinerja.plt", "PLT/PLH", index="btree_not_null", check_company=True, ondelete="restrict", copy=False,
        help="Assignment as PLT or PLH that this SKP is about.",
    )  # fmt: skip

    @api.model
    def _siapkan_plt(self, vals_list, employees):
        """Find the assignment of every SKP of a PLT/PLH and fit kind and range to it.

        :param employees: ``{employee id: hr.employee}``
        :returns: list of ekinerja.plt in the order of ``vals_list``, empty for definitive SKP; two queries for any number
        """
        # sudo: ekinerja.plt - the assignments of the pegawai; the record rule of the SKP decides whose SKP may be made
        tugas = self.env["ekinerja.plt"].sudo()
        minta = [n for n, vals in enumerate(vals_list) if vals.get("plt_id") or vals.get("status_jabatan") in ("plt", "plh")]
        if not minta:
            return [tugas] * len(vals_list)
        semua = tugas.search([("employee_id", "in", [vals_list[n]["employee_id"] for n in minta]), ("active", "=", True)], order="date_start")
        hasil = [tugas] * len(vals_list)
        for n in minta:
            vals = vals_list[n]
            plt = self._pilih_plt(semua.filtered(lambda satu, v=vals: satu.employee_id.id == v["employee_id"]), vals, employees[vals["employee_id"]])
            awal, akhir = date(vals["tahun"], 1, 1), date(vals["tahun"], 12, 31)
            vals |= {
                "plt_id": plt.id, "status_jabatan": plt.jenis,
                "date_start": vals.get("date_start") or max(awal, plt.date_start), "date_end": vals.get("date_end") or min(akhir, plt.date_end),
            }  # fmt: skip
            hasil[n] = plt
        return hasil

    @api.model
    def _pilih_plt(self, semua, vals, employee):
        """The assignment that is meant: the one named, or the only one of that kind in the year."""
        awal, akhir = date(vals["tahun"], 1, 1), date(vals["tahun"], 12, 31)
        cocok = semua.filtered(lambda plt: plt.date_start <= akhir and plt.date_end >= awal)
        if vals.get("plt_id"):
            cocok = cocok.filtered(lambda plt: plt.id == vals["plt_id"])
        else:
            cocok = cocok.filtered(lambda plt: plt.jenis == vals["status_jabatan"])
        if len(cocok) == 1:
            return cocok
        if cocok:
            raise UserError(
                self.env._("%(name)s acts as PLT/PLH more than once in %(year)s: %(titles)s. Choose the assignment.",
                           name=employee.name, year=vals["tahun"], titles=", ".join(cocok.mapped("display_name")))
            )  # fmt: skip
        raise UserError(
            self.env._("%(name)s has no active PLT/PLH assignment of that kind in %(year)s. Ask the admin instansi to record it under PLT/PLH.",
                       name=employee.name, year=vals["tahun"])
        )  # fmt: skip

    @api.constrains("plt_id", "employee_id", "date_start", "date_end", "status_jabatan")
    def _check_plt(self):
        # sudo: ekinerja.plt, ekinerja.skp - the assignment and other SKP of it, whoever may see them
        semua = self.sudo().filtered(lambda skp: not skp.revisi_dari_id)
        lain = self.sudo().search(Domain("plt_id", "in", semua.plt_id.ids)).grouped("plt_id") if semua.plt_id else {}
        for skp in semua:
            plt = skp.plt_id
            if bool(plt) != (skp.status_jabatan != "definitif") or (plt and (plt.employee_id != skp.employee_id or plt.jenis != skp.status_jabatan)):
                raise ValidationError(
                    self.env._("Status jabatan of %s is fixed by the assignment it was started for. Delete the draft and start another SKP.", skp.display_name)
                )
            if not plt:
                continue
            if skp.date_start < plt.date_start or skp.date_end > plt.date_end:
                raise ValidationError(
                    self.env._("The range %(start)s to %(end)s leaves the assignment %(title)s, which lasts from %(first)s to %(last)s. Choose days within it.",
                               start=tanggal_indonesia(skp.date_start), end=tanggal_indonesia(skp.date_end), title=plt.jabatan,
                               first=tanggal_indonesia(plt.date_start), last=tanggal_indonesia(plt.date_end))
                )  # fmt: skip
            for dua in lain.get(plt, ()):
                if dua != skp and dua.date_start <= skp.date_end and skp.date_start <= dua.date_end:
                    raise ValidationError(
                        self.env._("%(name)s already has an SKP as %(title)s from %(start)s to %(end)s. Choose a range outside it, or continue that SKP.",
                                   name=skp.pegawai_nama, title=plt.jabatan,
                                   start=tanggal_indonesia(dua.date_start), end=tanggal_indonesia(dua.date_end))
                    )  # fmt: skip

    @api.model
    def _unor_penilai(self, version, tugas, penilai_version, penilai_plt):
        """Unor whose head is the penilai: that of the assignment by which the penilai acts, else the own unor of the pegawai, above for a head.

        A penilai who heads another unor (a correction of the atasan, or a vacancy below) stands for that unor, unless all heads between are missing.
        """
        if penilai_plt:
            return penilai_plt.department_id
        asal = tugas.department_id.parent_id if tugas else version.department_id.parent_id if version.is_pimpinan else version.department_id
        if not penilai_version:
            return asal
        kepala = penilai_version.department_id if penilai_version.is_pimpinan else asal.browse()
        unor = asal
        while unor and unor != kepala and not unor.manager_id:
            unor = unor.parent_id
        return asal if unor and unor == kepala else kepala


class EkinerjaPlt(models.Model):
    """Assignments that documents stand on."""

    _inherit = "ekinerja.plt"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_dipakai(self):
        # sudo: ekinerja.skp - a document counts even where this user may not see it
        skp = self.env["ekinerja.skp"].sudo().with_context(active_test=False)
        for name in ("plt_id", "penilai_plt_id", "atasan_plt_id"):
            if ada := skp.search([(name, "in", self.ids)], limit=1):
                raise UserError(
                    self.env._("%(title)s is used by %(skp)s and cannot be deleted. Set Aktif to Tidak, or end the period.",
                               title=ada[name].jabatan, skp=ada.display_name)
                )  # fmt: skip
