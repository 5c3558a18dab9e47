import logging

from odoo import api, fields, models
from odoo.exceptions import LockError, UserError, ValidationError
from odoo.fields import Domain
from psycopg2 import IntegrityError

from ..calc.periode import tanggal_indonesia

_logger = logging.getLogger(__name__)
# more documents than this are written by jobs of as many
UKURAN_POTONGAN = 500


class EkinerjaMutasi(models.Model):
    """Applying: data and documents in one transaction; very many documents in jobs, each marked in the transaction that writes it."""

    _inherit = "ekinerja.mutasi"

    def action_terapkan(self):
        """Apply the data and the chosen documents; a mutasi of a later day is scheduled."""
        self._periksa_admin(("ditinjau",))
        try:
            self.lock_for_update()
        except LockError as error:
            raise UserError(self.env._("This mutasi is being applied by somebody else right now. Reload the page.")) from error
        for mutasi in self:
            if mutasi.tanggal > mutasi.company_id._ekinerja_hari_ini():
                mutasi._ubah({"state": "dijadwalkan", "galat": False})
                mutasi._message_log(body=self.env._("Scheduled for %(date)s by %(user)s.", date=tanggal_indonesia(mutasi.tanggal), user=self.env.user.name))
            else:
                mutasi._terapkan()
        return True

    def _terapkan(self):
        self.ensure_one()
        self._terapkan_data_tercatat()
        # sudo: mail.activity - the to-do of the nightly list is done
        self.sudo().activity_ids.unlink()
        sisa = self._sisa()
        if len(sisa) > UKURAN_POTONGAN:
            self._ubah({"state": "berjalan", "galat": False})
            self._antre(sisa)
        else:
            self._terapkan_baris(sisa)
            self._selesai()

    def _sisa(self):
        """Chosen rows that are not written yet, in their order."""
        # sudo: ekinerja.mutasi.baris - the rows of a mutasi that the user may apply
        return self.env["ekinerja.mutasi.baris"].sudo().search([
            ("mutasi_id", "=", self.id), ("dipilih", "=", True), ("tindakan", "!=", "tetap"), ("selesai", "=", False),
        ])  # fmt: skip

    def _terapkan_data_tercatat(self):
        """Change the data and tell the record of each person what changed."""
        if self.jenis == "penyesuaian":
            return
        calon = self._calon_catatan()
        sebelum = self._keadaan(calon)
        orang = self.with_context(tracking_disable=True)._terapkan_data()
        sesudah = self._keadaan(calon)
        catatan = {}
        for employee in orang & calon:
            beda = [f"{label}: {lama or '-'} → {sesudah[employee.id][label] or '-'}" for label, lama in sebelum[employee.id].items()
                    if lama != sesudah[employee.id][label]]  # fmt: skip
            if beda:
                catatan[employee.id] = self.env._(
                    "Mutasi %(number)s from %(date)s: %(changes)s", number=self._rujukan(), date=tanggal_indonesia(self.tanggal), changes="; ".join(beda)
                )
        self.env["hr.employee"].browse(catatan)._message_log_batch(catatan)

    def _calon_catatan(self):
        """Everybody whose data or atasan this mutasi can change."""
        kepala = self.employee_ids | self.pimpinan_id
        unor = self.env["hr.department"].search([("manager_id", "in", kepala.ids)]) | self.department_id
        atasan = self.env["ekinerja.atasan"]
        if lama := self.department_id.manager_id:
            atasan = atasan.search(atasan._domain_berlaku(self.tanggal) & Domain("atasan_id", "=", lama.id))
        return kepala | lama | atasan.employee_id | self.env["hr.employee"].search([("department_id", "child_of", unor.ids)])

    def _keadaan(self, employees):
        """What a mutasi changes of people, as text: ``{employee id: {label: text}}``."""
        hari = max(self.tanggal, self.company_id._ekinerja_hari_ini())
        identitas = employees._ekinerja_identitas(hari)
        atasan = self.env["ekinerja.atasan"]._atasan_pada(employees, hari)
        label = {
            "unit": self.env._("Unor"), "jabatan": self.env._("Jabatan"), "pangkat": self.env._("Pangkat/golongan ruang"),
        }  # fmt: skip
        return {
            employee.id: {kata: identitas[employee.id][kunci] for kunci, kata in label.items()} | {self.env._("Atasan"): atasan[employee.id].name or ""}
            for employee in employees
        }

    def _rujukan(self):
        """Number of the mutasi, with its SK."""
        return self.env._("%(number)s (SK %(decree)s)", number=self.name, decree=self.sk_nomor) if self.sk_nomor else self.name

    def _terapkan_baris(self, sisa):
        """Carry out rows; what is no longer possible says so and stays."""
        if not sisa:
            return
        # sudo: documents - written by this method only, after the right to apply was checked
        hasil = self.sudo().with_context(tracking_disable=True, mail_create_nosubscribe=True)._terapkan_dokumen(sisa)
        luput = self.env._("Left as it is: the document was closed or deleted since the review.")
        for teks, rows in sisa.grouped(lambda baris: hasil.get(baris.id, luput)).items():
            rows.write({"selesai": True, "hasil": teks})

    def _selesai(self):
        self._ubah({"state": "diterapkan", "diterapkan_pada": fields.Datetime.now(), "galat": False})
        self.invalidate_recordset(["jumlah_dokumen", "jumlah_dipilih"])
        self._message_log(body=self.env._(
            "Applied by %(user)s: %(people)s people concerned, %(changed)s of %(documents)s open documents changed, %(closed)s closed ones kept.",
            user=self.env.user.name, people=self.jumlah_orang, changed=self.jumlah_dipilih, documents=self.jumlah_dokumen, closed=self.jumlah_tertutup,
        ))  # fmt: skip

    # -- many documents ------------------------------------------------------------------------------------------------

    def _antre(self, sisa):
        """One job after the other: SKP stand before their evaluations."""
        jobs = [
            self._job(self.env._("Mutasi %(number)s: documents from %(first)s", number=self.name, first=awal + 1), sisa[awal].id)
            ._job_terapkan(sisa[awal:awal + UKURAN_POTONGAN].ids)
            for awal in range(0, len(sisa), UKURAN_POTONGAN)
        ]  # fmt: skip
        self._antrekan(*jobs, self._job(self.env._("Mutasi %s: close", self.name), "selesai")._job_selesai())

    def _job_terapkan(self, baris_ids):
        """A part of the documents; run again, it finds what is left."""
        self._terapkan_baris(self._sisa().filtered(lambda baris: baris.id in set(baris_ids)))

    def _job_selesai(self):
        if self.state == "berjalan" and not self._sisa():
            self._selesai()

    def _gagal(self, galat):
        """Say so on the mutasi, with what to do; the state stays, so that it can be continued."""
        self.write({"galat": self.env._("%s Use Continue to write the remaining documents.", galat)})

    def action_lanjutkan(self):
        """Continue a mutasi whose jobs broke or were lost."""
        self._periksa_admin(("berjalan",))
        for mutasi in self:
            mutasi._ubah({"galat": False})
            mutasi._antre(mutasi._sisa())
        return True

    # -- the day has come ----------------------------------------------------------------------------------------------

    @api.model
    def _cron_terapkan(self):
        """Apply what was scheduled, each instansi by its own calendar day."""
        for company in self.env["res.company"].search(Domain.TRUE):
            hari_ini = company._ekinerja_hari_ini()
            antre = self.with_company(company).search(
                [("company_id", "=", company.id), ("state", "=", "dijadwalkan"), ("tanggal", "<=", hari_ini)], order="tanggal, id"
            )
            for mutasi in antre:
                mutasi._terapkan_terjadwal()

    def _terapkan_terjadwal(self):
        """Review again, since documents may have come or gone, then apply; what is refused waits for an admin with the reason."""
        try:
            with self.env.cr.savepoint():
                self._periksa_isi()
                self._tinjau()
                self._terapkan()
        except (UserError, ValidationError, IntegrityError) as error:
            _logger.warning("Mutasi %s refused on its date: %s", self.name, error)
            self._ubah({"state": "ditinjau", "galat": str(error)})
            self._message_log(body=self.env._("Not applied on its date: %s", error))
