from collections import defaultdict

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL


class EkinerjaImpor(models.Model):
    """Sheet of accounts: who has none gets one, as *Making of accounts* would make it; roles are given as *Give or take roles* would."""

    _inherit = "ekinerja.impor"

    def _akun_acuan(self):
        return self._plt_acuan()

    def _akun_bandingkan(self, ids=None):
        """A row is the same when the account exists and has the role, for Admin OPD over the unor."""
        grup = {nama: self.env.ref(f"ekinerja_admin.{nama}").id for nama in ("group_verifikator", "group_admin_opd", "group_admin_instansi", "group_auditor")}
        punya = SQL(
            """EXISTS (SELECT FROM res_groups_users_rel g JOIN (VALUES %(grup)s) p (nama, gid) ON p.gid = g.gid
                        WHERE g.uid = u.id AND p.nama = b.nilai->>'peran')
               AND (b.nilai->>'unor' = '' OR EXISTS (
                        SELECT FROM ekinerja_unor_admin_rel r WHERE r.user_id = u.id AND r.department_id = NULLIF(b.nilai->>'unor', '')::integer))""",
            grup=SQL(", ").join(SQL("(%s, %s)", nama, gid) for nama, gid in grup.items()),
        )  # fmt: skip
        self._bandingkan_lembar(
            ids, SQL("u.id"), SQL("jsonb_build_object('peran', CASE WHEN %s THEN b.nilai->>'peran' ELSE '' END)", punya),
            SQL(
                """LEFT JOIN hr_employee e ON e.id = (b.nilai->>'pegawai_id')::integer
                   LEFT JOIN resource_resource rr ON rr.id = e.resource_id
                   LEFT JOIN res_users u ON u.id = rr.user_id"""
            ),
        )  # fmt: skip

    def _akun_terapkan(self, rows):
        impor = self._dengan_bahasa()
        pegawai = impor.env["hr.employee"]
        per_jenis = defaultdict(list)
        for row in rows.filtered(lambda row: row.status == "baru"):
            per_jenis[row.nilai["jenis_akun"]].append(row.nilai["pegawai_id"])
        for jenis, ids in per_jenis.items():
            impor._buat_akun(jenis, pegawai.browse(list(dict.fromkeys(ids))))
        per_peran = defaultdict(list)
        for row in rows:
            if row.nilai["peran"]:
                per_peran[row.nilai["peran"], row.nilai["unor"]].append(row.nilai["pegawai_id"])
        for (peran, unor_id), ids in per_peran.items():
            impor.env["ekinerja.peran.atur"].create({
                "user_ids": [(6, 0, pegawai.browse(ids).user_id.ids)], "tindakan": "beri", "peran": peran, "alasan": self.display_name,
                "department_ids": [(6, 0, [unor_id] if unor_id and peran == "group_admin_opd" else [])],
            }).action_terapkan()  # fmt: skip
        for row in rows:
            row.res_id = pegawai.browse(row.nilai["pegawai_id"]).user_id.id

    def _buat_akun(self, jenis, employees):
        """Accounts of one kind, whose activation links are printed from the run that is made here."""
        belum = employees.filtered(lambda employee: not employee.user_id)
        if not belum:
            return
        akun = self.env["ekinerja.akun"].with_context(queue_job__no_delay=True).create({
            "name": self.display_name, "sumber": "pilihan", "employee_ids": [(6, 0, belum.ids)], "jenis": jenis, "company_id": self.company_id.id,
        })  # fmt: skip
        akun.action_periksa()
        if ditolak := akun.baris_ids.filtered(lambda baris: baris.status == "ditolak"):
            raise UserError(self.env._("%(name)s: %(reason)s", name=ditolak[0].nama, reason=ditolak[0].pesan))
        akun.action_terapkan()
        if akun.state != "selesai":
            raise UserError(akun.galat or akun.display_name)
