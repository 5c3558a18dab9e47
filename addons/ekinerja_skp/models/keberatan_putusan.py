from odoo import fields, models
from odoo.exceptions import UserError

from ..calc import keberatan as calc
from .keberatan import STATE_BERJALAN


class EkinerjaKeberatan(models.Model):
    """Decisions on a keberatan, their effect on the evaluation, and what is printed of them."""

    _inherit = "ekinerja.keberatan"

    def action_setujui(self, putusan=None, putus_hasil=None, putus_perilaku=None):
        """Change the ratings, by the atasan penilai; the result is final.

        :param str putusan: decision and recommendation, required; without it the dialog that asks for it opens
        :param str putus_hasil: granted rating hasil kerja; what is asked for unless given
        :param str putus_perilaku: granted rating perilaku kerja; likewise
        """
        if putusan is None:
            return self._dialog("setujui")
        putusan = self._periksa_teks(putusan, self.env._("Keputusan dan rekomendasi"))
        self._mulai(STATE_BERJALAN, "atasan")
        nilai = {}
        for keberatan in self:
            diputus = (putus_hasil or keberatan.minta_hasil, putus_perilaku or keberatan.minta_perilaku)
            if salah := [rating for rating in diputus if rating not in self._fields["putus_hasil"].get_values(self.env)]:
                raise UserError(self.env._("\"%s\" is no rating. Choose diatas, sesuai or dibawah.", salah[0]))
            if not calc.berubah(diputus, keberatan._sebelum()):
                raise UserError(
                    self.env._("%s: both ratings stay as they were. Choose another rating, or refuse the keberatan.", keberatan.display_name)
                )
            nilai[keberatan.evaluasi_id.id] = diputus
        self._putuskan("disetujui", putusan, nilai)
        return True

    def action_tolak(self, putusan=None):
        """Uphold the ratings, by the atasan penilai; the result is final.

        :param str putusan: decision and recommendation, required; without it the dialog that asks for it opens
        """
        if putusan is None:
            return self._dialog("tolak")
        putusan = self._periksa_teks(putusan, self.env._("Keputusan dan rekomendasi"))
        self._mulai(STATE_BERJALAN, "atasan")
        self._putuskan("ditolak", putusan, {keberatan.evaluasi_id.id: keberatan._sebelum() for keberatan in self})
        return True

    def action_buka_kembali(self, alasan=None):
        """Let a keberatan be decided late, by an admin instansi with reason, where the time limits allow it.

        :param str alasan: reason, required; without it the dialog that asks for it opens
        """
        if alasan is None:
            return self._dialog("buka_kembali")
        alasan = self._periksa_teks(alasan, self.env._("Reason"))
        self._kunci()
        self._periksa_admin()
        self._periksa_status(("terlambat",))
        for company, semua in self.sudo().grouped("company_id").items():  # sudo: res.company, ekinerja.evaluasi - time limits, and whether it is final
            hari_ini = company._ekinerja_hari_ini()
            kalender = company._ekinerja_kalender_keberatan(hari_ini, hari_ini)
            if not kalender.pada(hari_ini)[2]:
                raise UserError(self.env._(
                    "%s ended as Terlambat and is locked: the ratings stand. A late decision can be allowed under Time limits of keberatan.",
                    semua[0].display_name,
                ))  # fmt: skip
            if final := semua.filtered(lambda keberatan: keberatan.evaluasi_id.state == "final"):
                raise UserError(self.env._("%s: the evaluation was made final meanwhile and stays as it is.", final[0].display_name))
            for keberatan in semua:
                state = "diperiksa" if keberatan.tanggal_diperiksa else "diajukan"
                keberatan._ubah_state({"state": state, "batas_putusan": kalender.batas_putusan(hari_ini)})
        self._tugaskan("atasan")
        self._catat(dict.fromkeys(self.ids, self.env._("Opened for a late decision by %(name)s: %(reason)s", name=self.env.user.name, reason=alasan)))
        return True

    def _putuskan(self, state, putusan, nilai):
        """A decision with its effect on the evaluations.

        :param nilai: ``{evaluasi id: (rating hasil, rating perilaku)}`` after it
        """
        self._cap_periksa()
        waktu = fields.Datetime.now()
        for keberatan in self:
            hasil, perilaku = nilai[keberatan.evaluasi_id.id]
            keberatan._ubah_state({
                "state": state, "putusan": putusan, "putus_hasil": hasil, "putus_perilaku": perilaku, "tanggal_diputus": waktu,
                "diputus_oleh": keberatan._nama_atasan(),
            })  # fmt: skip
        # sudo: ekinerja.evaluasi - the ratings follow the decision, whoever the atasan is
        evaluasi = self.sudo().evaluasi_id
        evaluasi._terapkan_keberatan(nilai)
        pesan = {keberatan: keberatan._pesan_putusan() for keberatan in self}
        self._catat({keberatan.id: isi for keberatan, isi in pesan.items()})
        evaluasi._catat({keberatan.evaluasi_id.id: isi for keberatan, isi in pesan.items()})
        self._selesaikan_tugas()
        self._beritahu("putusan")

    def _pesan_putusan(self):
        """What the log says of a decision."""
        self.ensure_one()
        kata = dict(self._fields["sebelum_predikat"]._description_selection(self.env))
        nilai = {"name": self.diputus_oleh, "after": kata[self.sesudah_predikat]}
        if self.state == "ditolak":
            return self.env._("Keberatan refused by %(name)s: %(after)s stands.", **nilai)
        return self.env._("Keberatan granted by %(name)s: %(before)s, now %(after)s.", before=kata[self.sebelum_predikat], **nilai)

    def _nilai_cetak(self):
        """Sections 6 to 8 of the document after keberatan (format D.1.3), as plain values."""
        self.ensure_one()
        kata = {nama: dict(self._fields[nama]._description_selection(self.env)) for nama in ("putus_hasil", "minta_predikat", "state")}
        baris = [(kata["putus_hasil"].get(hasil, ""), kata["putus_hasil"].get(perilaku, ""), kata["minta_predikat"].get(predikat, ""))
                 for hasil, perilaku, predikat in self._tabel()]  # fmt: skip
        return {
            "alasan": self.alasan or "", "penjelasan": self.penjelasan or "", "putusan": self.putusan or "", "state": self.state,
            "tanggal_diajukan": self.tanggal_diajukan, "tanggal_diputus": self.tanggal_diputus, "diputus_oleh": self.diputus_oleh or "",
            "sebelum": baris[0], "permintaan": baris[1], "sesudah": baris[2],
        }  # fmt: skip
