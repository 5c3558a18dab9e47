from collections import defaultdict

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

URUTAN_JABATAN = {"jpt": 0, "administrator": 1, "pengawas": 2, "fungsional": 3, "pelaksana": 4}


class EkinerjaMatriks(models.Model):
    """Rows of a matrix: the members of the unor or of the tim kerja, and their SKP."""

    _inherit = "ekinerja.matriks"

    def _anggota(self):
        """``{matriks: members}`` in the order of the printed matrix."""
        unor = self.filtered(lambda matriks: not matriks.tim_id)
        struktur = unor._anggota_struktur() if unor else {}
        kosong = self.env["hr.employee"]
        berperan = defaultdict(kosong.browse)
        for matriks, orang in self.env["ekinerja.matriks.peran"]._read_group([("matriks_id", "in", self.ids)], ["matriks_id", "employee_id"]):
            berperan[matriks.id] |= orang
        pemimpin = self._pemimpin()
        hasil = {
            matriks: ((matriks.tim_id.anggota_ids if matriks.tim_id else struktur[matriks]) | matriks.lintas_ids | berperan[matriks.id])
            - pemimpin[matriks]
            for matriks in self
        }  # fmt: skip
        kosong.union(*hasil.values()).fetch(["name", "nip", "job_title", "department_id", "is_pimpinan", "jenis_jabatan"])
        return {
            matriks: orang.sorted(lambda e: (not e.is_pimpinan, URUTAN_JABATAN.get(e.jenis_jabatan, 9), e.name or "", e.id))
            for matriks, orang in hasil.items()
        }  # fmt: skip

    def _anggota_struktur(self):
        """Who answers to the head of each unor: its people, the heads right below, and all below a vacancy; corrections of the atasan count."""
        self.env.flush_all()
        rows = self.env.execute_query(SQL(
            """WITH RECURSIVE turun AS (
                   SELECT id, id AS pangkal FROM hr_department WHERE id = ANY(%(ids)s)
                   UNION ALL
                   SELECT d.id, t.pangkal FROM hr_department d JOIN turun t ON d.parent_id = t.id WHERE d.active AND d.manager_id IS NULL)
               SELECT t.pangkal, e.id FROM turun t JOIN hr_version v ON v.department_id = t.id
                 JOIN hr_employee e ON e.current_version_id = v.id AND e.active
               UNION
               SELECT t.pangkal, d.manager_id FROM turun t JOIN hr_department d ON d.parent_id = t.id
                 JOIN hr_employee e ON e.id = d.manager_id AND e.active
                WHERE d.active""",
            ids=self.department_id.ids,
        ))  # fmt: skip
        per_unor = defaultdict(set)
        for unor_id, employee_id in rows:
            per_unor[unor_id].add(employee_id)
        atasan = self.env["ekinerja.atasan"]
        koreksi = atasan.search_fetch(
            atasan._domain_berlaku(self.env.company._ekinerja_hari_ini()) & Domain("sumber", "=", "koreksi") & Domain("pegawai_plt_id", "=", False)
            & (Domain("employee_id", "in", list({i for ids in per_unor.values() for i in ids})) | Domain("atasan_id", "in", self.department_id.manager_id.ids)),
            ["employee_id", "atasan_id", "atasan_plt_id"],
        )  # fmt: skip
        hasil = {}
        for matriks in self:
            unor = matriks.department_id
            ids = set(per_unor[unor.id])
            for satu in koreksi:
                di_sini = satu.atasan_plt_id.department_id == unor if satu.atasan_plt_id else satu.atasan_id and satu.atasan_id == unor.manager_id
                # somebody who heads two unor leads those of another unor from the own one
                if di_sini and (satu.atasan_plt_id or satu.atasan_id.department_id in (unor, satu.employee_id.department_id)):
                    ids.add(satu.employee_id.id)
                elif not di_sini and satu.atasan_id:
                    ids.discard(satu.employee_id.id)
            hasil[matriks] = self.env["hr.employee"].browse(sorted(ids - {unor.manager_id.id}))
        return hasil

    def _baris(self, orang, skp, matriks):
        return {
            "employee_id": orang.id, "nama": orang.name, "nip": orang.nip or "", "jabatan": (skp and skp.pegawai_jabatan) or orang.job_title or "",
            "unor": orang.department_id.name or "", "lintas": orang in matriks.lintas_ids, "skp": skp.state if skp else "",
        }  # fmt: skip

    def _skp_anggota(self, orang):
        """``{(employee id, tahun): SKP}`` of the members, the latest definitive one."""
        semua = self.env["ekinerja.skp"].search_fetch(
            [("employee_id", "in", orang.ids), ("tahun", "in", list(set(self.mapped("tahun")))), ("status_jabatan", "=", "definitif")],
            ["employee_id", "tahun", "state", "pegawai_jabatan", "penilai_id"], order="date_start",
        )  # fmt: skip
        return {(skp.employee_id.id, skp.tahun): skp for skp in semua}
