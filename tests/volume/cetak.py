"""Figures of printing: one PDF against an empty start of wkhtmltopdf, fifty documents in one action, five hundred as files of their own.

``bench_*(env)`` return rows for the table; what they create is rolled back. Of
several runs the fastest counts, for the figure and for its floor: what else the machine does only adds to both.
"""

import resource
import subprocess
import time
from contextlib import contextmanager

from odoo.addons.ekinerja_admin.tools import pdf

from tests.tools import bench

KOSONG = "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body></body></html>"
TAHUN = 2026
DOKUMEN, BANYAK = 50, 500
SATU_KALI, PER_DOKUMEN_MS = 1.3, 20


def bench_satu_pdf(env):
    """One Rencana SKP and one Dokumen Evaluasi, from records to bytes, beside starts of the program with an empty page."""
    with _instansi(env, 1) as (skp, periode):
        baris = []
        for kerja, cetak in _pekerjaan(skp, periode):
            kosong, sendiri, waktu = [], [], []
            cetak()  # templates compiled, as in a server that runs
            for _n in range(7):
                kosong.append(_detik(_mulai_kosong))
                sendiri.append(_detik(lambda: pdf.html_ke_pdf(KOSONG)))
                env.invalidate_all()
                waktu.append(_detik(cetak))
            ms = min(waktu) * 1000
            baris += [
                bench.row(f"one PDF, {kerja} (floor: empty start)", ms, min(kosong) * 1000, ratio_at_most=SATU_KALI, unit="ms"),
                bench.row(f"one PDF, {kerja} (floor: empty start with our options)", ms, min(sendiri) * 1000, unit="ms"),
            ]
        return baris


def bench_lima_puluh_pdf(env):
    """Fifty documents in one action, beside fifty plain pages in one call."""
    with _instansi(env, DOKUMEN) as (skp, periode):
        baris = []
        polos = KOSONG.replace("<body>", "<body>" + DOKUMEN * "<div style='page-break-after:always'>Satu halaman</div>")
        for kerja, cetak in _pekerjaan(skp, periode):
            lantai, cpu, waktu = [], [], []
            isi = cetak()
            for _n in range(3):
                lantai.append(_detik(lambda: pdf.html_ke_pdf(polos), _cpu))
                env.invalidate_all()
                awal = _cpu()
                waktu.append(_detik(cetak))
                cpu.append(_cpu() - awal)
            halaman = isi.count(b"/Type /Page\n")
            polos_ms = min(lantai) * 1000 / DOKUMEN
            baris += [
                bench.row(f"{DOKUMEN} PDF in one action, {kerja}, each", min(waktu) * 1000 / DOKUMEN, polos_ms, at_most=PER_DOKUMEN_MS, unit="ms"),
                bench.row(f"{DOKUMEN} PDF in one action, {kerja}, CPU each", min(cpu) * 1000 / DOKUMEN, polos_ms, unit="ms"),
                bench.row(f"size of a page, {kerja}, {halaman} pages", len(isi) / 1024 / halaman, at_most=60, unit="KiB"),
            ]
        return baris


def bench_lima_ratus_zip(env):
    """Five hundred Dokumen Evaluasi: values, numbers and codes, one pass of wkhtmltopdf, feet, a PDF each in a ZIP."""
    with _instansi(env, BANYAK) as (skp, periode):
        env = skp.env
        env.flush_all()
        env.invalidate_all()
        perintah = env.cr.sql_log_count
        dokumen = skp._nilai_dokumen_evaluasi(periode)
        skp._kaki_cetak("evaluasi", dokumen)
        env.flush_all()
        perintah = env.cr.sql_log_count - perintah
        env.invalidate_all()
        awal = time.perf_counter()
        _nama, isi = skp._cetak_massal("evaluasi", periode, {}, "zip")
        ms = (time.perf_counter() - awal) * 1000 / BANYAK
        return [
            bench.row(f"{BANYAK} Dokumen Evaluasi as ZIP, each", ms, at_most=PER_DOKUMEN_MS, unit="ms"),
            bench.row(f"size of a Dokumen Evaluasi of its own, {BANYAK} in a ZIP", isi.seek(0, 2) / 1024 / BANYAK, at_most=60, unit="KiB"),
            bench.row(f"values, numbers and codes of {BANYAK} documents", perintah, at_most=80, unit="q"),
        ]


def _pekerjaan(skp, periode):
    return (
        ("Rencana SKP", lambda: skp._cetak_rencana_skp()[1]),
        ("Dokumen Evaluasi", lambda: skp._cetak_dokumen_evaluasi(periode)[1]),
    )


def _mulai_kosong():
    # default options, as the report engine of the ERP starts it
    subprocess.run([pdf.program(), "--quiet", "-", "-"], input=KOSONG.encode(), capture_output=True, check=True)


def _detik(kerja, jam=time.perf_counter):
    awal = jam()
    kerja()
    return jam() - awal


def _cpu():
    """Seconds of this process and of the programs it ran: what a busy machine adds to the clock is not ours."""
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


@contextmanager
def _instansi(env, jumlah):
    """``jumlah`` approved SKP with 5 RHK, 10 indikator, 6 lampiran and a given Final evaluation each."""
    with env.cr.savepoint(flush=False) as savepoint:
        env = env(su=True, context={"tracking_disable": True, "lang": "id_ID"})
        company = env["res.company"].create({"name": "Pemerintah Kota Ukur", "ekinerja_kota": "Kota Ukur"})
        env = env(context=dict(env.context, allowed_company_ids=company.ids))
        unor = env["hr.department"].create({"name": "Dinas Pengukuran", "company_id": company.id})
        pegawai = env["hr.employee"].create([
            {"name": f"Pegawai Ukur {n}", "company_id": company.id, "department_id": unor.id, "job_title": "Analis Kinerja", "date_version": "2020-01-01"}
            for n in range(jumlah + 1)
        ])  # fmt: skip
        unor.manager_id = pegawai[0]
        env["ekinerja.periode.buat"].create({"company_id": company.id, "frekuensi": "triwulanan"}).action_buat()
        periode = env["ekinerja.periode"].search([("company_id", "=", company.id), ("jenis", "=", "final")])
        skp = env["ekinerja.skp"].create([{"employee_id": p.id, "tahun": TAHUN, "penilai_id": pegawai[0].id} for p in pegawai[1:]])
        env["ekinerja.rhk"].create([
            {"skp_id": s.id, "name": f"Tersusunnya dokumen perencanaan perangkat daerah yang selaras dengan RPJMD, bagian {n}", "jenis": jenis,
             "indikator_ids": [(0, 0, {"aspek": aspek, "name": "Jumlah dokumen yang disahkan pimpinan", "target": "12", "satuan": "dokumen"})
                               for aspek in ("kuantitas", "waktu")]}
            for s in skp for n, jenis in enumerate(("utama",) * 4 + ("tambahan",), 1)
        ])  # fmt: skip
        env["ekinerja.skp.lampiran"].create([
            {"skp_id": s.id, "jenis": jenis, "name": "Sarana dan pendampingan sesuai kebutuhan pekerjaan"}
            for s in skp for jenis in ("dukungan", "pertanggungjawaban", "konsekuensi") for _n in range(2)
        ])  # fmt: skip
        skp._ubah_state({"state": "disetujui"})
        evaluasi = env["ekinerja.evaluasi"].create([
            {"skp_id": s.id, "periode_id": periode.id, "rating_hasil": "sesuai", "rating_perilaku": "sesuai"} for s in skp
        ])  # fmt: skip
        evaluasi._ubah_state({"state": "dinilai"})
        env.flush_all()
        env.invalidate_all()
        try:
            yield skp, periode
        finally:
            env.invalidate_all(flush=False)
            savepoint.rollback()
