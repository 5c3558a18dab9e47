from contextlib import contextmanager

from odoo import fields
from odoo.exceptions import AccessError, UserError
from psycopg2 import IntegrityError

from .common import SkpCase

RATING = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}


class KeberatanCase(SkpCase):
    """An evaluation Sesuai/Sesuai of staf A by the kepala bidang; the kepala dinas is atasan of the penilai."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        skp = cls.env["ekinerja.skp"].create({"employee_id": cls.staf_a.id, "tahun": 2026})
        skp.write({"state": "disetujui"})
        cls.skp = skp
        cls.evaluasi = cls.buat_evaluasi()

    @classmethod
    def buat_evaluasi(cls, periode=None, skp=None, dinilai=None, **vals):
        """A given evaluation; ``dinilai`` is the moment in UTC."""
        evaluasi = cls.env["ekinerja.evaluasi"].create({"skp_id": (skp or cls.skp).id, "periode_id": (periode or cls.periode_final).id})
        evaluasi.write(RATING | {"state": "dinilai", "tanggal_dinilai": dinilai or fields.Datetime.now(), **vals})
        return evaluasi

    def buat(self, evaluasi=None, role="pegawai_a", **vals):
        """A draft, by the pegawai."""
        return self.sebagai(role, self.env["ekinerja.keberatan"]).create({
            "evaluasi_id": (evaluasi or self.evaluasi).id, "alasan": "Dua laporan tidak dihitung.", "minta_hasil": "diatas", "minta_perilaku": "diatas", **vals,
        })  # fmt: skip

    def ajukan(self, evaluasi=None, **vals):
        """A filed one, as superuser."""
        keberatan = self.buat(evaluasi, **vals)
        keberatan.action_ajukan()
        return keberatan.sudo().with_user(self.env.user)

    def kepala(self, keberatan):
        return self.sebagai("kepala_dinas", keberatan)

    @contextmanager
    def tertolak(self):
        """What stands inside is refused, in whatever way, and changes nothing."""
        try:
            with self.cr.savepoint():
                yield
        except (AccessError, UserError, IntegrityError):
            self.env.invalidate_all()
        else:
            self.fail("not refused")
