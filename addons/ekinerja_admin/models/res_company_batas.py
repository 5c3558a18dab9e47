from datetime import date, timedelta
from typing import NamedTuple

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import ormcache

from ..calc.batas import Acuan, Aturan, hitung_batas
from ..calc.periode import tanggal_indonesia, tanggal_tahun


class Entri(NamedTuple):
    """What is checked against a deadline: of whom, of which year, and either of a period, of a day, or of the year."""

    kunci: object
    pegawai_id: int
    tahun: int
    periode: object = None
    tanggal: date | None = None
    # an SKP that starts later in the year has as many days from its own start
    mulai: date | None = None


class Status(NamedTuple):
    """What the deadline of an entry means today."""

    batas: date | None
    kebijakan: str
    lewat: bool
    # last day of a reopening that covers the entry
    dibuka: date | None
    pesan: str

    @property
    def tutup(self):
        return self.lewat and not self.dibuka and self.kebijakan == "tolak"


class ResCompany(models.Model):
    """The deadlines of an instansi: one way for every kind of entry, whichever addon asks."""

    _inherit = "res.company"

    @api.model_create_multi
    def create(self, vals_list):
        companies = super().create(vals_list)
        # sudo: ekinerja.batas - the policy that every instansi starts with
        self.env["ekinerja.batas"].sudo()._siapkan(companies)
        return companies

    def _ekinerja_batas(self, jenis, tahun, *, periode=None, tanggal=None, mulai=None):
        """Last day of one entry of this instansi, None where there is no deadline.

        :param str jenis: ``target``, ``realisasi``, ``harian``, ``verifikasi`` or ``penilaian``
        :param periode: ekinerja.periode; without it and without ``tanggal`` the year itself is meant
        """
        return self._ekinerja_hitung_batas(jenis, [Entri(None, 0, tahun, periode, tanggal, mulai)])[None][0]

    def _ekinerja_periksa_batas(self, jenis, entri):
        """Refuse late entries, or return what is to be logged of them.

        :param entri: list of ``Entri``, of people of this instansi
        :returns: ``{key: Status}`` of those that are late and accepted: the instansi only warns, or reopened them
        :raises UserError: deadlines that passed, and who may reopen them
        """
        status = self._ekinerja_status_batas(jenis, entri)
        if tutup := dict.fromkeys(row.pesan for row in status.values() if row.tutup):
            raise UserError("\n".join(list(tutup)[:20]))
        return {kunci: row for kunci, row in status.items() if row.lewat}

    def _ekinerja_status_batas(self, jenis, entri):
        """``{key: Status}`` of many entries; whether late ones were reopened is asked with one query."""
        self.ensure_one()
        hari_ini = self._ekinerja_hari_ini()
        batas = self._ekinerja_hitung_batas(jenis, entri)
        lewat = {e.kunci for e in entri if batas[e.kunci][0] and batas[e.kunci][0] < hari_ini and batas[e.kunci][1] != "bebas"}
        tutup = [e for e in entri if e.kunci in lewat and batas[e.kunci][1] == "tolak"]
        dibuka = self._ekinerja_dibuka(jenis, tutup, hari_ini) if tutup else {}
        hasil = {}
        for e in entri:
            hari, kebijakan = batas[e.kunci]
            sampai = dibuka.get(e.kunci)
            pesan = self._ekinerja_pesan_batas(jenis, e, hari, kebijakan, sampai) if e.kunci in lewat else ""
            hasil[e.kunci] = Status(hari, kebijakan, e.kunci in lewat, sampai, pesan)
        return hasil

    def _ekinerja_dibuka(self, jenis, entri, hari_ini):
        """Reopenings in force: ``{key: last day}`` of the entries that one covers."""
        # sudo: ekinerja.buka.kembali - whether the own deadline was opened again, for the pegawai who may not read the requests
        return self.env["ekinerja.buka.kembali"].sudo()._yang_berlaku(self, jenis, entri, hari_ini)

    def _ekinerja_pesan_batas(self, jenis, entri, batas, kebijakan, dibuka):
        """What a passed deadline means, with its date and who may reopen it."""
        nama = self._ekinerja_nama_batas(jenis, entri)
        hari = tanggal_indonesia(batas)
        if dibuka:
            return self.env._("%(deadline)s was %(date)s; this is within the reopening until %(until)s.",
                              deadline=nama, date=hari, until=tanggal_indonesia(dibuka))  # fmt: skip
        if kebijakan == "tolak":
            return self.env._("%(deadline)s was %(date)s. Ask the Admin OPD or the Admin Instansi to reopen it under Buka kembali.",
                              deadline=nama, date=hari)  # fmt: skip
        return self.env._("%(deadline)s was %(date)s; this is late.", deadline=nama, date=hari)

    def _ekinerja_nama_batas(self, jenis, entri):
        """What the deadline of an entry is called."""
        if entri.tanggal:
            return {
                "verifikasi": self.env._("Batas verifikasi of %s", tanggal_indonesia(entri.tanggal)),
            }.get(jenis) or self.env._("Batas pengisian of %s", tanggal_indonesia(entri.tanggal))
        if not entri.periode:
            return self.env._("Batas SKP tahunan")
        nama = {"period": entri.periode.name, "year": entri.tahun}
        if jenis == "penilaian":
            return self.env._("Batas penilaian of %(period)s %(year)s", **nama)
        if jenis == "verifikasi":
            return self.env._("Batas verifikasi of %(period)s %(year)s", **nama)
        return self.env._("Batas pengisian of %(period)s %(year)s", **nama)

    def _ekinerja_hitung_batas(self, jenis, entri):
        """``{key: (last day or None, policy)}``; each deadline is computed once, however many entries share it."""
        self.ensure_one()
        acuan = {}
        for e in entri:
            sama = e[2:]
            if sama not in acuan:
                acuan[sama] = self._ekinerja_acuan(jenis, e)
        periode = self._ekinerja_periode_biasa() if any(
            aturan and aturan[0].aturan == "batas_periode" and not dasar.batas_periode for dasar, aturan in acuan.values()
        ) else ()  # fmt: skip
        libur = self._ekinerja_libur_acuan(acuan.values())
        hitung = {}
        for sama, (dasar, aturan) in acuan.items():
            if not aturan:  # no policy, no deadline
                hitung[sama] = (None, "bebas")
                continue
            if aturan[0].aturan == "batas_periode" and not dasar.batas_periode:
                dasar = Acuan(dasar.awal, dasar.akhir, self._ekinerja_batas_hari(periode, dasar.awal))
            hari = hitung_batas(aturan[0], dasar, *libur)
            mulai = sama[-1]
            hitung[sama] = (hari + (mulai - dasar.awal) if hari and mulai else hari, aturan[1])
        return {e.kunci: hitung[e[2:]] for e in entri}

    def _ekinerja_acuan(self, jenis, entri):
        """Dates of an entry and the policy that is in force on its first day."""
        lingkup = "periodik"
        if entri.tanggal:
            acuan = Acuan(entri.tanggal, entri.tanggal)
        elif entri.periode:
            # sudo: ekinerja.periode - dates only, whoever enters
            periode = entri.periode.sudo()
            acuan = Acuan(*vars(tanggal_tahun(periode.awal, periode.akhir, periode.batas, entri.tahun)).values())
            if periode.jenis == "final" and jenis == "penilaian":
                lingkup = "tahunan"
            elif periode.jenis == "final" and jenis == "target":
                # days of a month are about the periods of a month: Final has its own batas pengisian
                kebijakan = self._ekinerja_kebijakan_pada(jenis, lingkup, acuan.awal)
                return acuan, kebijakan and (Aturan("batas_periode"), kebijakan[1])
        else:
            lingkup = "tahunan"
            acuan = Acuan(date(entri.tahun, 1, 1), date(entri.tahun, 1, 1))
        return acuan, self._ekinerja_kebijakan_pada(jenis, lingkup, entri.mulai or acuan.awal)

    def _ekinerja_kebijakan_pada(self, jenis, lingkup, hari):
        """``(Aturan, policy)`` in force on a day, None where the instansi has none."""
        for row_jenis, row_lingkup, mulai, aturan, kebijakan in self._ekinerja_kebijakan():
            if (row_jenis, row_lingkup) == (jenis, lingkup) and mulai <= hari:
                return aturan, kebijakan
        return None

    @ormcache("self.id")
    def _ekinerja_kebijakan(self):
        """All rows of the policy, the latest first; asked by every entry and changed once a year, so they are kept."""
        # sudo: ekinerja.batas - deadlines of the own instansi are no secret to those who must keep them
        rows = self.env["ekinerja.batas"].sudo().search([("company_id", "=", self.id)], order="date_start desc, id desc")
        return tuple((row.jenis, row.lingkup, row.date_start, row._aturan(), row.kebijakan) for row in rows)

    def _ekinerja_periode_biasa(self):
        # sudo: ekinerja.periode - dates only, whoever enters
        return self.env["ekinerja.periode"].sudo().search([("company_id", "=", self.id), ("jenis", "=", "biasa")])

    def _ekinerja_batas_hari(self, periode, hari):
        """Batas pengisian of the ordinary period in which a day lies, None where none does."""
        for row in periode:
            tanggal = tanggal_tahun(row.awal, row.akhir, row.batas, hari.year)
            if tanggal.awal <= hari <= tanggal.akhir:
                return tanggal.batas
        return None

    def _ekinerja_libur_acuan(self, acuan):
        """Holidays and free weekdays for the rules that count working days, read once for all of them."""
        hari_kerja = [(dasar.akhir, aturan[0].hari) for dasar, aturan in acuan if aturan and aturan[0].aturan == "hari_kerja"]
        if not hari_kerja:
            return ()
        akhir = max(hari + timedelta(days=jumlah * 2 + 31) for hari, jumlah in hari_kerja)
        return self._ekinerja_libur(min(hari for hari, _jumlah in hari_kerja), akhir), self._ekinerja_libur_mingguan()
