from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import SQL

from ..calc.matriks import MAKS_PERAN, MAKS_TEKS, kunci, padankan, rapikan
from .matriks_isi import TANPA


class EkinerjaMatriks(models.Model):
    """Filling a matrix: each cell is saved at once, by whoever leads."""

    _inherit = "ekinerja.matriks"

    def simpan_sel(self, employee_id, indikator_id, isi, lama=None):
        """Save one cell.

        :param int employee_id: the member
        :param int indikator_id: the indikator of the pimpinan
        :param list isi: the peran, one text each; ``["-"]`` says "tidak ada peran", an empty list empties the cell
        :param list lama: what the writer saw before; when somebody else changed the cell since, nothing is written and the refusal says what it holds
        :returns: dict with the cell as in :meth:`isi`
        """
        self.ensure_one()
        self._periksa_kelola()
        baru = self._periksa_teks(isi)
        # two writers of one matrix do not see each other's new rows; the later one is tried again and then sees them
        self.env.flush_all()
        self.env.cr.execute(SQL("UPDATE ekinerja_matriks SET write_date = %s, write_uid = %s WHERE id = %s", fields.Datetime.now(), self.env.uid, self.id))
        # sudo: ekinerja.matriks.peran, ekinerja.indikator - written by this method only, after the right to the matrix was checked
        sudo = self.sudo()
        indikator = sudo._indikator_kolom(indikator_id)
        orang = sudo._orang_baris(employee_id)
        peran = sudo._peran_sel(orang, indikator)
        kini = peran._teks()
        if lama is not None and [kunci(satu) for satu in lama] != [kunci(satu) for satu in kini]:
            raise UserError(
                self.env._(
                    "%(name)s was changed by %(user)s after you opened the matrix. It holds now: %(text)s. Nothing of yours was saved; save again to "
                    "replace it.",
                    name=f"{orang.name} / {indikator.name}", user=peran.sorted("write_date")[-1:].write_uid.name or self.env._("somebody else"),
                    text="; ".join(kini) or self.env._("nothing"),
                )
            )  # fmt: skip
        peran._ganti(sudo, orang, indikator, baru)
        return sudo._baca_sel(orang, indikator)

    def tambah_anggota(self, employee_ids):
        """Record people of other unor as members: the unor that assigns the work keeps their peran (PermenPANRB 6/2022 Lampiran II.A.5).

        :param list employee_ids: pegawai of the same instansi
        """
        self.ensure_one()
        self._periksa_kelola()
        # sudo: hr.employee - which of these people are of the instansi; the portal and staff cannot read employees
        sudo = self.sudo()
        orang = sudo.env["hr.employee"].search([("id", "in", list(employee_ids)), ("company_id", "=", sudo.company_id.id)])
        if len(orang) < len(set(employee_ids)):
            raise UserError(self.env._("Only pegawai in service of %s can be members. Choose others.", sudo.company_id.name))
        if sudo._pemimpin()[sudo] in orang:
            raise UserError(self.env._("%s leads this matrix and is no member of it.", sudo._pemimpin()[sudo].name))
        sudo.lintas_ids = [Command.link(satu.id) for satu in orang - sudo._anggota()[sudo]]
        return self.isi()

    def hapus_anggota(self, employee_id):
        """Take out a member of another unor, who has no peran any more."""
        self.ensure_one()
        self._periksa_kelola()
        # sudo: ekinerja.matriks - members are written by these methods only, after the right was checked
        sudo = self.sudo()
        orang = sudo.lintas_ids.filtered(lambda satu: satu.id == employee_id)
        if not orang:
            raise UserError(self.env._("This pegawai belongs to the unor or tim itself. Correct the tim kerja or the structure instead."))
        if sudo.peran_ids.filtered(lambda peran: peran.employee_id == orang and not peran.is_tanpa):
            raise UserError(self.env._("%s has a peran here. Empty the cells first.", orang.name))
        sudo.peran_ids.filtered(lambda peran: peran.employee_id == orang).unlink()
        sudo.lintas_ids = [Command.unlink(orang.id)]
        return self.isi()

    def hapus_lepas(self, peran_ids):
        """Delete peran of indikator that are no longer in the SKP of the pimpinan."""
        self.ensure_one()
        self._periksa_kelola()
        # sudo: ekinerja.matriks.peran - as above
        lepas = {satu["id"] for satu in self._data()[self]["lepas"]}
        self.sudo().peran_ids.filtered(lambda peran: peran.id in lepas and peran.id in peran_ids).unlink()
        return self.isi()

    # -- checks ------------------------------------------------------------------------------------------------------------

    def _periksa_teks(self, isi):
        """The texts of a cell as they are kept; ``[TANPA]`` for "tidak ada peran"."""
        if not isinstance(isi, (list, tuple)) or any(not isinstance(satu, str) for satu in isi):
            raise UserError(self.env._("Peran: give a list of texts."))
        baru = rapikan(isi)
        if len(baru) > MAKS_PERAN:
            raise UserError(self.env._("Peran: %(count)s texts in one cell; at most %(limit)s fit.", count=len(baru), limit=MAKS_PERAN))
        if panjang := next((satu for satu in baru if len(satu) > MAKS_TEKS), None):
            raise UserError(
                self.env._("Peran: a text has %(count)s characters; at most %(limit)s fit. Shorten it.", count=len(panjang), limit=MAKS_TEKS)
            )
        if TANPA in baru and len(baru) > 1:
            raise UserError(self.env._("Peran: \"tidak ada peran\" stands alone. Remove it, or the other texts."))
        return baru

    def _indikator_kolom(self, indikator_id):
        skp = self._skp_pemimpin()[self]
        indikator = self.env["ekinerja.indikator"].search([("id", "=", indikator_id), ("rhk_id.skp_id", "=", skp.id)]) if skp else None
        if not indikator:
            raise UserError(self.env._("This indikator is not in the approved SKP of the pimpinan any more. Reload the page to see the columns of today."))
        return indikator

    def _orang_baris(self, employee_id):
        orang = self._anggota()[self].filtered(lambda satu: satu.id == employee_id)
        if not orang:
            raise UserError(self.env._("This pegawai is no member here. Add the pegawai first, or reload the page."))
        return orang

    def _peran_sel(self, orang, indikator):
        """Peran of a cell; those of an older version of the indikator with the same words too."""
        kolom = set(indikator.rhk_id.skp_id.rhk_ids.indikator_ids.ids)
        semua = self.env["ekinerja.matriks.peran"].search([("matriks_id", "=", self.id), ("employee_id", "=", orang.id)])
        return semua.filtered(
            lambda peran: peran.indikator_id == indikator
            or (peran.indikator_id.id not in kolom and kunci(peran.indikator_nama) == kunci(indikator.name))
        )

    def _baca_sel(self, orang, indikator):
        peran = self._peran_sel(orang, indikator)
        sel, _lepas = self._sel(peran, indikator, {orang.id}, self._rhk_anggota(orang, indikator.rhk_id.indikator_ids))
        return sel.get((orang.id, indikator.id), {"peran": [], "tanpa": False, "skp": []})


class EkinerjaMatriksPeran(models.Model):
    _inherit = "ekinerja.matriks.peran"

    def _teks(self):
        """What a cell holds, as a writer sees it."""
        return [TANPA if peran.is_tanpa else peran.name for peran in self]

    def _ganti(self, matriks, orang, indikator, baru):
        """Make these peran of one cell say ``baru``; a peran whose text changes stays the same one, with its RHK."""
        tetap = {"indikator_id": indikator.id, "indikator_nama": indikator.name}
        if baru == [TANPA]:
            self.unlink()
            self.create([{"matriks_id": matriks.id, "employee_id": orang.id, "is_tanpa": True} | tetap])
            return
        self.filtered("is_tanpa").unlink()
        ada = self.exists().sorted(lambda peran: (peran.sequence, peran.id))
        pasangan, tambah, sisa = padankan([peran.name for peran in ada], baru)
        for asal, nomor in pasangan:
            nilai = {"name": baru[nomor], "sequence": nomor} | tetap
            if berubah := {kolom: isi for kolom, isi in nilai.items() if ada._fields[kolom].convert_to_write(ada[asal][kolom], ada) != isi}:
                ada[asal].write(berubah)
        ada.browse([ada[nomor].id for nomor in sisa]).unlink()
        self.create([
            {"matriks_id": matriks.id, "employee_id": orang.id, "name": baru[nomor], "sequence": nomor} | tetap for nomor in tambah
        ])  # fmt: skip
