from collections import Counter, defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..calc.matriks import kunci
from .skp import STATE_TERBUKA


class EkinerjaMatriks(models.Model):
    """RHK of the members follow from the matrix (PermenPANRB 6/2022 Lampiran II.A.5).

    ============================  =======================================================================================
    SKP of the member             what becomes of a peran
    ============================  =======================================================================================
    draft, returned               an RHK with that text is linked, else made; one that was made here follows a changed text,
                                  unless the member wrote another
    submitted, approved           an RHK with that text is linked; otherwise the SKP gets a note that proposes a revision
    none                          it waits and comes with the SKP that the member starts
    ============================  =======================================================================================

    Nothing is deleted in an SKP, and nothing in force is changed.
    """

    _inherit = "ekinerja.matriks"

    def action_salurkan(self):
        """Make the RHK of the members, for any number of matrices at once.

        :returns: notification with the counts
        """
        hasil = self.salurkan()
        kata = {
            "dibuat": self.env._("%s RHK made", hasil["dibuat"]), "diubah": self.env._("%s RHK follow a changed text", hasil["diubah"]),
            "ditautkan": self.env._("%s linked", hasil["ditautkan"]), "diusulkan": self.env._("%s proposed as a revision", hasil["diusulkan"]),
            "menunggu": self.env._("%s wait for an SKP", hasil["menunggu"]),
            "ditulis_sendiri": self.env._("%s kept as the member wrote them", hasil["ditulis_sendiri"]),
        }  # fmt: skip
        pesan = ", ".join(teks for nama, teks in kata.items() if hasil[nama]) or self.env._("Everything is in the SKP already.")
        return {"type": "ir.actions.client", "tag": "display_notification", "params": {"type": "success", "message": pesan, "sticky": False}}

    def salurkan(self):
        """Make the RHK of the members.

        :returns: counts ``{dibuat, diubah, ditautkan, diusulkan, menunggu, ditulis_sendiri}``
        """
        self._periksa_kelola()
        # sudo: ekinerja.rhk - RHK in drafts of the members, made by the pimpinan whose matrix it is
        sudo = self.sudo()
        if kosong := sudo.filtered(lambda matriks: not matriks.peran_ids):
            raise UserError(self.env._("%s has no peran yet. Fill the cells first.", kosong[0].display_name))
        sudo.disalurkan_pada = fields.Datetime.now()
        return dict(sudo.peran_ids.filtered(lambda peran: not peran.is_tanpa)._salurkan())

    @api.model
    def _kolom_berlaku(self, peran):
        """``{peran id: indikator}`` of today: that of the approved SKP, found by its words where the SKP was revised."""
        skp = peran.matriks_id._skp_pemimpin()
        semua = self.env["ekinerja.indikator"].search([("rhk_id.skp_id", "in", [satu.id for satu in skp.values()])])
        menurut_teks = {(satu.rhk_id.skp_id.id, kunci(satu.name)): satu for satu in reversed(semua)}
        hasil = {}
        for satu in peran:
            indikator = satu.indikator_id & semua or menurut_teks.get((skp[satu.matriks_id].id, kunci(satu.indikator_nama)))
            if indikator:
                hasil[satu.id] = indikator
        return hasil


class EkinerjaMatriksPeran(models.Model):
    """From peran to RHK, set-based: some queries for any number of people."""

    _inherit = "ekinerja.matriks.peran"

    def _salurkan(self):
        """As superuser. :returns: Counter of what was done"""
        matriks = self.matriks_id
        skp_anggota = matriks._skp_anggota(self.employee_id)
        kolom = self.env["ekinerja.matriks"]._kolom_berlaku(self)
        rhk_semua = self.env["ekinerja.rhk"].search([("skp_id", "in", [skp.id for skp in skp_anggota.values()])]).grouped("skp_id")
        hasil = Counter(dict.fromkeys(("dibuat", "diubah", "ditautkan", "diusulkan", "menunggu", "ditulis_sendiri"), 0))
        buat, tautkan, usul = [], {}, defaultdict(list)
        for peran in self:
            skp = skp_anggota.get((peran.employee_id.id, peran.tahun))
            if not skp:
                hasil["menunggu"] += not peran.rhk_id
                continue
            milik = rhk_semua.get(skp, self.env["ekinerja.rhk"])
            rhk = peran.rhk_id & milik
            sama = milik.filtered(lambda satu, p=peran: kunci(satu.name) == kunci(p.name))[:1]
            if rhk and kunci(rhk.name) == kunci(peran.name):
                continue
            if rhk and skp.state in STATE_TERBUKA and not sama:
                hasil["diubah" if kunci(rhk.name) == kunci(peran.salur_nama) else "ditulis_sendiri"] += 1
                if kunci(rhk.name) == kunci(peran.salur_nama):
                    rhk.name = peran.salur_nama = peran.name
            elif sama:
                tautkan[peran] = sama
            elif skp.state in STATE_TERBUKA:
                buat.append((peran, skp))
            elif not peran.diusulkan_pada or kunci(peran.salur_nama) != kunci(peran.name):
                usul[skp].append(peran)
        self._tautkan(tautkan, kolom)
        self._buat_rhk(buat, kolom)
        self._usulkan(usul)
        hasil.update({"ditautkan": len(tautkan), "dibuat": len(buat), "diusulkan": sum(map(len, usul.values()))})
        return hasil

    def _tautkan(self, tautkan, kolom):
        """Link RHK that the members have already; in an SKP that is open they learn what they intervene on."""
        for peran, rhk in tautkan.items():
            peran.write({"rhk_id": rhk.id, "salur_nama": peran.name})
            if rhk.skp_id.state in STATE_TERBUKA and not rhk.rhk_atasan_id and not rhk.indikator_atasan_id:
                rhk.write(self._acuan_rhk(peran, rhk.skp_id, kolom))

    def _buat_rhk(self, buat, kolom):
        rhk = self.env["ekinerja.rhk"].create([
            {"skp_id": skp.id, "name": peran.name, "jenis": "utama"} | self._acuan_rhk(peran, skp, kolom) for peran, skp in buat
        ])  # fmt: skip
        for (peran, _skp), satu in zip(buat, rhk, strict=True):
            peran.write({"rhk_id": satu.id, "salur_nama": peran.name, "diusulkan_pada": False})

    @api.model
    def _acuan_rhk(self, peran, skp, kolom):
        """Of whom the RHK comes: the RHK and indikator of the penilai, or the pimpinan or tim that assigns it."""
        indikator = kolom.get(peran.id)
        if not indikator:
            return {}
        tim, pemberi = peran.matriks_id.tim_id, indikator.rhk_id.skp_id.employee_id
        penugasan = (
            {"tim_id": tim.id} if peran.employee_id in tim.anggota_ids else {"penugasan_id": pemberi.id} if pemberi != skp.penilai_id else {}
        )
        return {"rhk_atasan_id": indikator.rhk_id.id, "indikator_atasan_id": indikator.id} | penugasan

    def _usulkan(self, usul):
        """Tell on SKP that are submitted or in force what the matrix gives their pegawai, once."""
        if not usul:
            return
        waktu = fields.Datetime.now()
        self.env["ekinerja.skp"].union(*usul)._catat({
            skp.id: self.env._(
                "The matriks peran hasil of %(unit)s gives: %(roles)s. This SKP is submitted or in force and stays as it is; propose a revision to take "
                "it over.",
                unit=peran[0].matriks_id.nama, roles="; ".join(satu.name for satu in peran),
            )
            for skp, peran in usul.items()
        })  # fmt: skip
        for peran in (satu for semua in usul.values() for satu in semua):
            peran.write({"diusulkan_pada": waktu, "salur_nama": peran.name})


class EkinerjaSkp(models.Model):
    """A member who starts an SKP finds the peran of the matrix in it."""

    _inherit = "ekinerja.skp"

    @api.model_create_multi
    def create(self, vals_list):
        semua = super().create(vals_list)
        baru = semua.filtered(lambda skp: skp.status_jabatan == "definitif" and not skp.revisi_dari_id)
        # sudo: ekinerja.matriks.peran - what the pimpinan handed out to these people; the RHK are made in their own new SKP
        peran = self.env["ekinerja.matriks.peran"].sudo()
        siap = baru and peran.search([
            ("employee_id", "in", baru.employee_id.ids), ("tahun", "in", list(set(baru.mapped("tahun")))), ("rhk_id", "=", False),
            ("is_tanpa", "=", False), ("matriks_id.disalurkan_pada", "!=", False),
        ])  # fmt: skip
        if siap:
            siap._salurkan()
        return semua

    def _penugas(self):
        """Who recorded a pegawai of another unor in a matrix assigns work to that pegawai."""
        hasil = super()._penugas()
        # sudo: ekinerja.matriks - in which matrices of other unor these people stand
        semua = self.sudo()
        lintas = semua.env["ekinerja.matriks"].search([("tahun", "in", semua.mapped("tahun")), ("lintas_ids", "in", semua.employee_id.ids)])
        pemimpin = lintas._skp_pemimpin() if lintas else {}
        for skp in semua if lintas else ():
            orang, tim = hasil[skp.id]
            milik = lintas.filtered(lambda matriks, s=skp: matriks.tahun == s.tahun and s.employee_id in matriks.lintas_ids)
            hasil[skp.id] = (orang | semua.browse().union(*(pemimpin[satu] for satu in milik)).employee_id - skp.employee_id, tim)
        return hasil
