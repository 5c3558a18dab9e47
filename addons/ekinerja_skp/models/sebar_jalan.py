from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..calc.matriks import kunci
from .sebar import MENUNGGU
from .skp import STATE_TERBUKA

UKURAN_POTONGAN = 200


class EkinerjaRhkSebar(models.Model):
    """Check, roll out in the background, take back."""

    _inherit = "ekinerja.rhk.sebar"

    def action_periksa(self):
        """Preview: who gets the RHK, who is left out and why; changes nothing in any SKP."""
        for sebar in self:
            sebar.check_access("write")
            if sebar.state not in ("draft", "diperiksa", "gagal", "selesai"):
                raise UserError(self.env._("%s is running or was taken back. Duplicate it for another one.", sebar.name))
            if not sebar._isi_rhk():
                raise UserError(self.env._("RHK: write at least one, or choose some of the library."))
            orang, terlarang = sebar._orang()
            # sudo: ekinerja.rhk.sebar.orang - written by check and jobs only; the right to the roll-out was checked above
            sudo = sebar.sudo()
            sudo.orang_ids.filtered(lambda satu: satu.status != "selesai").unlink()
            ada = sudo.orang_ids.employee_id
            sudo.env["ekinerja.rhk.sebar.orang"].create(sudo._baris_orang(orang - ada, terlarang))
            sudo.write({"state": "diperiksa", "galat": False})
        return True

    def _baris_orang(self, orang, terlarang):
        """Rows of the check: a few queries for any number of people."""
        self.ensure_one()
        skp_orang = {}
        for skp in self.env["ekinerja.skp"].search_fetch(
            [("employee_id", "in", orang.ids), ("tahun", "=", self.tahun), ("status_jabatan", "=", "definitif")], ["employee_id", "state"], order="date_start"
        ):
            skp_orang[skp.employee_id.id] = skp
        bebas = orang._ekinerja_kedudukan_tidak_dinilai(self.company_id._ekinerja_hari_ini())
        negara = dict(self.env["ekinerja.skp"]._fields["state"]._description_selection(self.env))
        baris = []
        for satu in orang:
            skp = skp_orang.get(satu.id)
            if satu in terlarang:
                status, pesan = "dilewati", self.env._("Not in your unor or staff.")
            elif skp and skp.state in STATE_TERBUKA:
                status, pesan = "siap", False
            elif skp:
                status, pesan = "dilewati", self.env._("The SKP has the status %s; only drafts get RHK.", negara[skp.state])
            elif satu.id in bebas:
                status, pesan = "dilewati", self.env._("Makes no SKP: kedudukan hukum.")
            elif self.is_mulai:
                status, pesan = "mulai", False
            else:
                status, pesan = "dilewati", self.env._("Has no SKP of %s yet.", self.tahun)
            baris.append({
                "sebar_id": self.id, "employee_id": satu.id, "nama": satu.name, "unit": satu.department_id.name, "skp_id": skp.id if skp else False,
                "status": status, "pesan": pesan,
            })  # fmt: skip
        return baris

    def action_sebarkan(self):
        """Make the RHK in the background; also continues what failed or was lost."""
        for sebar in self:
            sebar.check_access("write")
            if sebar.state not in ("diperiksa", "gagal", "berjalan"):
                raise UserError(self.env._("%s is not checked, or done already. Check it first.", sebar.name))
            if not sebar.jumlah_siap:
                raise UserError(self.env._("Nobody of %s is ready to get the RHK. The list says why.", sebar.name))
            # sudo: ekinerja.rhk.sebar - states are written by the actions only, after the right was checked above
            sebar.sudo().write({"state": "berjalan", "galat": False})
            sebar._mulai()
        return True

    def _mulai(self):
        self.ensure_one()
        potongan = self._potongan(self._sql_menunggu(), UKURAN_POTONGAN)
        self._antrekan(self._jobs_bagian("_job_sebar", potongan), self._job(self.env._("%s: close", self.name), "akhiri")._job_akhiri())

    def _sql_menunggu(self):
        return SQL("SELECT id FROM ekinerja_rhk_sebar_orang WHERE sebar_id = %s AND status IN %s", self.id, MENUNGGU)

    def _job_sebar(self, awal, akhir):
        """A part: people between two ids who wait. They are judged again, because somebody may have submitted since the check."""
        self.check_access("write")
        # sudo: ekinerja.rhk.sebar.orang, ekinerja.skp, ekinerja.rhk - drafts of people whom the check found in the reach of the user
        sebar = self.sudo().with_context(tracking_disable=True)
        orang = sebar.env["ekinerja.rhk.sebar.orang"].browse(self._kunci_ids(self._sql_menunggu(), awal, akhir))
        if not orang:
            return
        _semua, terlarang = self._orang()
        kini = {baris["employee_id"]: baris for baris in sebar._baris_orang(orang.employee_id, terlarang)}
        for satu in orang:
            baru = kini[satu.employee_id.id]
            satu.write({"status": baru["status"], "pesan": baru["pesan"], "skp_id": baru["skp_id"]})
        sebar._mulai_skp(orang.filtered(lambda satu: satu.status == "mulai"))
        siap = orang.filtered(lambda satu: satu.status == "siap")
        sebar._buat_rhk(siap.skp_id)
        siap.write({"status": "selesai"})

    def _mulai_skp(self, orang):
        for satu, skp in zip(orang, self.env["ekinerja.skp"].create([
            {"employee_id": satu.employee_id.id, "tahun": self.tahun} for satu in orang
        ]), strict=True):  # fmt: skip
            satu.write({"skp_id": skp.id, "is_skp_baru": True, "status": "siap"})

    def _isi_rhk(self):
        """RHK of this roll-out: ``[values without skp_id]``."""
        self.ensure_one()
        hasil = {}
        for satu in self.isi_ids:
            rhk = hasil.setdefault(kunci(satu.name), {"name": satu.name, "jenis": satu.jenis, "indikator_ids": []})
            if (satu.indikator or "").strip():
                rhk["indikator_ids"].append((0, 0, {"name": satu.indikator, "aspek": satu.aspek, "target": satu.target, "satuan": satu.satuan}))
        # sudo: ekinerja.rhk.pustaka - rows that the user chose
        for satu in self.sudo().pustaka_ids:
            hasil.setdefault(kunci(satu.name), {"name": satu.name, "jenis": satu.jenis, "perspektif": satu.perspektif, "indikator_ids": [
                (0, 0, {nama: i[nama] for nama in ("name", "aspek", "target", "satuan")}) for i in satu.indikator_ids
            ]})  # fmt: skip
        return list(hasil.values())

    def _buat_rhk(self, skp):
        """The RHK in these drafts; an equal text that is there already stays alone."""
        ada = {}
        for rhk in self.env["ekinerja.rhk"].search_fetch([("skp_id", "in", skp.ids)], ["name", "skp_id"]):
            ada.setdefault(rhk.skp_id.id, set()).add(kunci(rhk.name))
        return self.env["ekinerja.rhk"].create([
            vals | {"skp_id": satu.id, "sebar_id": self.id, "perspektif": vals.get("perspektif") if satu.model_skp == "jpt" else False}
            for satu in skp for vals in self._isi_rhk() if kunci(vals["name"]) not in ada.get(satu.id, ())
        ])  # fmt: skip

    def _job_akhiri(self):
        """Last job: done, and said."""
        self.check_access("write")
        # sudo: ekinerja.rhk.sebar - states are written by the actions and jobs only
        sebar = self.sudo()
        sebar.write({"state": "selesai"})
        sebar._message_log(body=self.env._("%(done)s pegawai got the RHK, %(out)s left out.", done=sebar.jumlah_selesai, out=sebar.jumlah_dilewati))

    def action_tarik(self):
        """Take back: RHK of this roll-out leave SKP that are still drafts; SKP that it started and that hold nothing else are deleted."""
        for sebar in self:
            sebar.check_access("write")
            if sebar.state not in ("selesai", "gagal"):
                raise UserError(self.env._("%s is not done; there is nothing to take back.", sebar.name))
            # sudo: ekinerja.rhk, ekinerja.skp - what this roll-out made in drafts
            sudo = sebar.sudo()
            rhk = sudo.env["ekinerja.rhk"].search([("sebar_id", "=", sebar.id), ("skp_id.state", "in", STATE_TERBUKA)])
            tetap = rhk.filtered(lambda satu: satu.rencana_ids)
            (rhk - tetap).unlink()
            kosong = sudo.orang_ids.filtered(
                lambda satu: satu.is_skp_baru and satu.skp_id.state == "draft" and not satu.skp_id.rhk_ids and not satu.skp_id.lampiran_ids
                and not satu.skp_id.tanggal_diajukan
            )  # fmt: skip
            kosong.skp_id.unlink()
            sisa = sudo.env["ekinerja.rhk"].search_count([("sebar_id", "=", sebar.id)])
            sudo.orang_ids.filtered(lambda satu: satu.status == "selesai").write({"status": "ditarik"})
            sudo.write({"state": "ditarik"})
            sudo._message_log(body=self.env._("%(gone)s RHK taken back, %(kept)s stay in SKP that are submitted or in use.", gone=len(rhk - tetap), kept=sisa))
        return True
