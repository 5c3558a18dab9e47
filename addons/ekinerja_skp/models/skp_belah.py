from datetime import timedelta

from odoo import models

from odoo.addons.ekinerja_admin.calc.periode import tanggal_indonesia

from .skp import IDENTITAS, PIHAK

TIPE_SKP_BARU = "ekinerja_skp.mail_activity_type_skp_baru"


class EkinerjaSkp(models.Model):
    """What a mutasi does to an SKP: other parties from a day on, or its end and a new SKP (PermenPANRB 6/2022 Lampiran II.C.6-7)."""

    _inherit = "ekinerja.skp"

    def _data_pihak_sejak(self, tanggal):
        """Values of :meth:`_data_pihak` for each of these SKP, on ``tanggal`` where that day is still to come."""
        return self._data_pihak(
            [(skp.employee_id, max(skp.date_start, tanggal), skp.date_end, None) for skp in self], [skp.plt_id for skp in self]
        )

    def _segarkan(self, tanggal, rujukan):
        """Refresh the parties of open SKP, as superuser; what waits for approval goes to the new penilai.

        :returns: ``{skp id: former penilai id}`` of those whose penilai changed
        """
        data = self._data_pihak_sejak(tanggal)
        lama = {skp.id: (skp.penilai_id, skp._teks_pihak()) for skp in self}
        for skp, vals in zip(self, data, strict=True):
            vals.pop("model_skp")
            skp.write(vals)
        self._ikutkan_revisi()
        ganti = self.filtered(lambda skp: skp.penilai_id != lama[skp.id][0])
        menunggu = ganti.filtered(lambda skp: skp.state == "diajukan")
        menunggu._selesaikan_tugas()
        menunggu._minta_persetujuan()
        self._catat({
            skp.id: self.env._("%(reference)s: data refreshed. Before: %(before)s. After: %(after)s.", reference=rujukan,
                               before=lama[skp.id][1], after=skp._teks_pihak())
            for skp in self
        })  # fmt: skip
        return {skp.id: lama[skp.id][0].id for skp in ganti}

    def _teks_pihak(self):
        self.ensure_one()
        return self.env._(
            "%(position)s, %(unit)s, penilai %(assessor)s",
            position=self.pegawai_jabatan or "-", unit=self.pegawai_unit or "-", assessor=self.penilai_nama or "-",
        )  # fmt: skip

    def _belah(self, sejak, rujukan, *, salin_rhk=False):
        """End open SKP the day before and start a draft for the rest of the range with the data of that day, as superuser.

        State, RHK and evaluations of the old SKP stay as they are. The new one gets the lampiran, the ekspektasi where the penilai stays, and
        on request the RHK with their indikator, without the RHK of the former atasan.

        :param dict sejak: ``{skp id: first day of the new SKP}``, inside the range of each
        :returns: ``{old skp id: new skp}``
        """
        akhir = {skp.id: skp.date_end for skp in self}
        for hari, semua in self.grouped(lambda skp: sejak[skp.id]).items():
            semua.write({"date_end": hari - timedelta(days=1)})
        self._ikutkan_revisi()
        # the old range is out of the way before the new one comes: never two definitive SKP on one day
        self.env.flush_all()
        baru = self.create([
            {
                "employee_id": skp.employee_id.id, "tahun": skp.tahun, "date_start": sejak[skp.id], "date_end": akhir[skp.id],
                "pendekatan": skp.pendekatan, "aturan": skp.aturan, "status_jabatan": skp.status_jabatan,
            }
            for skp in self
        ])  # fmt: skip
        pasangan = dict(zip(self.ids, baru, strict=True))
        self._salin_bagian("ekinerja.skp.lampiran", pasangan)
        tetap = {skp.id: pasangan[skp.id] for skp in self if skp.penilai_id == pasangan[skp.id].penilai_id}
        self._salin_bagian("ekinerja.ekspektasi", tetap)
        if salin_rhk:
            # who assigned is a matter of the former unor
            self._salin_bagian("ekinerja.rhk", pasangan, rhk_atasan_id=False, indikator_atasan_id=False, penugasan_id=False, tim_id=False)
        self._catat({
            skp.id: self.env._("%(reference)s: ends on %(end)s. %(name)s starts on %(start)s.", reference=rujukan,
                               end=tanggal_indonesia(skp.date_end), name=pasangan[skp.id].display_name, start=tanggal_indonesia(sejak[skp.id]))
            for skp in self
        })  # fmt: skip
        baru._kabarkan(rujukan)
        return pasangan

    def _salin_bagian(self, model, pasangan, **ganti):
        """Copy parts of SKP into their successors: ``{old skp id: new skp}``."""
        bagian = self.env[model].search([("skp_id", "in", list(pasangan))])
        self.env[model].create([
            vals | ganti | {"skp_id": pasangan[satu.skp_id.id].id} for satu, vals in zip(bagian, bagian.copy_data(), strict=True)
        ])

    def _kabarkan(self, rujukan):
        """Tell the pegawai that a new SKP waits: in its log, by a to-do in the back office, by mail where there is a mail server."""
        hari_ini = self.company_id[:1]._ekinerja_hari_ini()
        batas = {kunci: max(hari_ini, status.batas or hari_ini) for kunci, status in self._status_batas().items()}
        self._catat({
            skp.id: self.env._("%(reference)s: new SKP with %(assessor)s. Write the RHK and submit it by %(deadline)s.", reference=rujukan,
                               assessor=skp.penilai_nama or "-", deadline=tanggal_indonesia(batas[skp.id]))
            for skp in self
        })  # fmt: skip
        tipe = self.env.ref(TIPE_SKP_BARU)
        self.env["mail.activity"].with_context(mail_activity_quick_update=True).create([
            {
                "activity_type_id": tipe.id, "res_model_id": self.env["ir.model"]._get_id(self._name), "res_id": skp.id,
                "user_id": skp.employee_id.user_id.id, "date_deadline": batas[skp.id],
            }
            # the portal has no list of to-dos; there the SKP itself stands on the first page
            for skp in self if skp.employee_id.user_id and not skp.employee_id.user_id.share
        ])  # fmt: skip
        # sudo: ir.mail_server - only whether one exists
        if self.env["ir.mail_server"].sudo().search_count([], limit=1):
            self.with_delay(description=f"SKP: tell {len(self)} pegawai of a mutasi")._kirim_kabar_mutasi()

    def _kirim_kabar_mutasi(self):
        template = self.env.ref("ekinerja_skp.mail_template_skp_baru")
        for skp in self.sudo():  # sudo: ekinerja.skp - mail to the pegawai of the document
            template.send_mail(skp.id, email_values={"email_to": skp.employee_id.work_email}) if skp.employee_id.work_email else None

    def _beda_pihak(self, vals):
        """Columns of the parties that ``vals`` of :meth:`_data_pihak` would change: ``{column: (before, after)}``."""
        self.ensure_one()
        kolom = [f"{pihak}_{nama}" for pihak in PIHAK for nama in IDENTITAS]
        return {nama: (self[nama] or "", vals[nama] or "") for nama in kolom if (self[nama] or "") != (vals[nama] or "")}
