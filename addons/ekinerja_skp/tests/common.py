from odoo.exceptions import UserError

from odoo.addons.ekinerja_admin.tests.common import InstansiCase

TAHUN = 2026


class SkpCase(InstansiCase):
    """An instansi whose deadlines only warn, so that the flow can be tested on any day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.atur_batas("peringatan")
        cls.company.ekinerja_final_menunggu = False

    def buat_plt(self, employee, unor, mulai=f"{TAHUN}-01-01", selesai=f"{TAHUN}-12-31", **vals):
        """An assignment as PLT, of the whole year unless days are given."""
        return self.env["ekinerja.plt"].create({
            "employee_id": employee.id, "department_id": unor.id, "jabatan": f"PLT Kepala {unor.name}", "date_start": mulai, "date_end": selesai,
            "company_id": self.company.id, **vals,
        })  # fmt: skip

    def buat_skp(self, role="pegawai_a", rhk=2, **vals):
        """A draft SKP of a role with ``rhk`` RHK utama, each with one indikator, made by that user."""
        skp = self.sebagai(role, self.env["ekinerja.skp"]).create({"tahun": TAHUN, **vals})
        self.env["ekinerja.rhk"].with_env(skp.env).create([
            {
                "skp_id": skp.id, "name": f"Laporan kinerja ke-{n} tersusun",
                "indikator_ids": [(0, 0, {"aspek": "kuantitas", "name": "Jumlah laporan", "target": "12", "satuan": "laporan"})],
                **({"perspektif": "anggaran"} if skp.model_skp == "jpt" else {}),
            }
            for n in range(1, rhk + 1)
        ])  # fmt: skip
        return skp

    def buat_disetujui(self, role="pegawai_a", penilai="penilai", **vals):
        """An approved SKP of a role."""
        skp = self.buat_skp(role, **vals)
        skp.action_ajukan()
        self.sebagai(penilai, skp).action_setujui()
        return skp


class SeranganCase(SkpCase):
    """Whoever tries what is not theirs."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.periode = cls.env["ekinerja.periode"].search([("company_id", "=", cls.company.id), ("jenis", "=", "biasa")], limit=1)

    def ditolak(self, perintah, galat=UserError):
        with self.assertRaises(galat), self.cr.savepoint():
            perintah()
        self.env.invalidate_all()

    def rencana(self, role):
        """A rencana aksi of a role, in an approved SKP."""
        skp = self.buat_disetujui(role)
        return self.sebagai(role, self.env["ekinerja.rencana.aksi"]).create(
            {"rhk_id": skp.rhk_ids[0].id, "periode_id": self.periode.id, "name": "Menyusun laporan triwulan"}
        )
