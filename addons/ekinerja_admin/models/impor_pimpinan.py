from odoo import models
from odoo.tools import SQL, split_every

from .impor_asn import VERSI_BARIS

UKURAN_ATASAN = 1000


class EkinerjaImpor(models.Model):
    """Closing an import of pegawai: heads of unor, then the atasan of everybody whom that concerns.

    By SQL, because a write of each of a thousand managers would search the members of each unor.
    """

    _inherit = "ekinerja.impor"

    def _siasn_asn_akhiri(self):
        unor_ids = self._terapkan_pimpinan()
        pegawai = self.env.execute_query(SQL(
            """SELECT employee_id FROM ekinerja_impor_baris
                WHERE impor_id = %s AND diterapkan AND employee_id IS NOT NULL AND (status = 'baru' OR perubahan ?| ARRAY['unor_id', 'pimpinan'])""",
            self.id,
        ))  # fmt: skip
        self._perbarui_atasan({employee_id for employee_id, in pegawai} | self._anggota(unor_ids))

    def _terapkan_pimpinan(self):
        """Bring ``is_pimpinan`` and ``manager_id`` in line with the file: ids of the unor that got another head or lost one."""
        self.env.flush_all()
        params = {"impor_id": self.id, "company_id": self.company_id.id, "hari_ini": self.company_id._ekinerja_hari_ini()}
        self.env.cr.execute(SQL(
            f"""UPDATE hr_version SET is_pimpinan = TRUE
                 WHERE is_pimpinan IS NOT TRUE AND id IN (
                       SELECT v.id FROM ekinerja_impor_baris b JOIN hr_employee e ON e.id = b.employee_id {VERSI_BARIS}
                        WHERE b.impor_id = %(impor_id)s AND b.diterapkan AND (b.nilai->>'pimpinan')::boolean
                          AND v.department_id = (b.nilai->>'unor_id')::integer)""",
            **params,
        ))  # fmt: skip
        baru = self.env.execute_query(SQL(
            """UPDATE hr_department d SET manager_id = e.id
                 FROM ekinerja_impor_baris b
                 JOIN hr_employee e ON e.id = b.employee_id
                 JOIN hr_version v ON v.id = e.current_version_id AND v.is_pimpinan
                WHERE b.impor_id = %(impor_id)s AND b.diterapkan AND (b.nilai->>'pimpinan')::boolean
                  AND d.id = (b.nilai->>'unor_id')::integer AND d.id = v.department_id AND d.manager_id IS DISTINCT FROM e.id
            RETURNING d.id""", **params,
        ))  # fmt: skip
        lepas = self.env.execute_query(SQL(
            """UPDATE hr_department d SET manager_id = NULL
                 FROM ekinerja_impor_baris b
                 JOIN hr_employee e ON e.id = b.employee_id
                 JOIN hr_version v ON v.id = e.current_version_id
                WHERE b.impor_id = %(impor_id)s AND b.diterapkan AND b.status = 'berubah' AND d.manager_id = e.id
                  AND d.id IN (v.department_id, (NULLIF(b.perubahan->'unor_id'->>0, ''))::integer)
                  AND (d.id <> v.department_id OR v.is_pimpinan IS NOT TRUE)
                  AND b.perubahan ?| ARRAY['unor_id', 'jenis_jabatan']
            RETURNING d.id""", **params,
        ))  # fmt: skip
        unor_ids = [unor_id for unor_id, in baru + lepas]
        self.env.cr.execute(SQL(
            """UPDATE hr_version v SET is_pimpinan = FALSE
                 FROM hr_employee e, hr_department d
                WHERE e.current_version_id = v.id AND v.department_id = d.id AND v.is_pimpinan AND d.manager_id IS DISTINCT FROM e.id
                  AND d.id = ANY(%s)""", unor_ids,
        ))  # fmt: skip
        self.env["hr.version"].invalidate_model(["is_pimpinan"])
        self.env["hr.department"].invalidate_model(["manager_id"])
        # stored fields of other addons may follow the manager
        self.env["hr.department"].browse(unor_ids).modified(["manager_id"])
        return unor_ids

    def _anggota(self, unor_ids):
        """Ids of the pegawai of some unor and of all below them."""
        if not unor_ids:
            return set()
        return set(self.env["hr.employee"]._search([("department_id", "child_of", unor_ids), ("company_id", "=", self.company_id.id)]))

    def _perbarui_atasan_unor(self, unor_ids):
        self._perbarui_atasan(self._anggota(unor_ids))

    def _perbarui_atasan(self, employee_ids):
        """Derive the atasan anew, some people at a time: memory stays flat."""
        hari_ini = self.company_id._ekinerja_hari_ini()
        for ids in split_every(UKURAN_ATASAN, sorted(employee_ids)):
            self.env["ekinerja.atasan"]._perbarui_dari_struktur(self.env["hr.employee"].browse(ids), hari_ini)
            self.env.flush_all()
            self.env.invalidate_all()
