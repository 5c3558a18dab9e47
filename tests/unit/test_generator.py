"""The generator of invented files: same seed, same people; the counts it promises are those that the rules give."""

import json

import pytest
from python_calamine import CalamineWorkbook

from odoo.addons.ekinerja_admin.calc import siasn, siasn_asn, siasn_unor

from tests.unit.admin.test_siasn import acuan_asn, tabel
from training import generator


def baca(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def periksa(folder):
    """Verdicts on both files."""
    rows = baca(folder / "HierarkiUnor.xlsx")
    acuan = siasn_unor.AcuanUnor({row["code"]: row["code"] for row in tabel("eselon")})
    unor = siasn_unor.susun(rows, siasn.cari_judul(rows, siasn_unor.KOLOM, siasn_unor.WAJIB), acuan)
    kenal = {
        baris.kunci: siasn_asn.Unor(ke, baris.nama, baris.nilai.get("eselon_id", ""), baris.nilai["jabatan_pimpinan"], not baris.nilai["atasan"])
        for ke, baris in enumerate(unor, 1)
    }
    rows = baca(folder / "DataASN.xlsx")
    return unor, siasn_asn.susun(rows, siasn.cari_judul(rows, siasn_asn.KOLOM, siasn_asn.WAJIB), acuan_asn(kenal))


def test_same_seed_same_people():
    satu, dua, lain = (generator.buat(seed=seed) for seed in (1, 1, 2))
    assert satu.pegawai == dua.pegawai
    assert satu.pegawai != lain.pegawai


@pytest.mark.parametrize(("unor", "pegawai", "bagian"), [(31, 180, 0.02), (1, 5, 0), (95, 700, 0.03)])
def test_promised_counts_are_those_of_the_rules(tmp_path, unor, pegawai, bagian):
    hasil = generator.buat(unor, pegawai, dict.fromkeys(generator.KOTOR, bagian), seed=unor)
    generator.tulis(hasil, tmp_path)
    daftar, orang = periksa(tmp_path)
    assert [baris.status for baris in daftar] == ["baik"] * unor
    status = [baris.status for baris in orang]
    assert (status.count("baik"), status.count("dilewati"), status.count("ditolak")) == tuple(
        hasil.harapan[nama] for nama in ("baru", "dilewati", "ditolak")
    )
    assert sum(baris.nilai.get("pimpinan", False) for baris in orang) == hasil.harapan["pimpinan"]


def test_clean_people_have_no_doubts(tmp_path):
    generator.tulis(generator.buat(20, 60), tmp_path)
    assert {baris.pesan for baris in periksa(tmp_path)[1]} == {""}


@pytest.mark.parametrize("kind", generator.KOTOR)
def test_each_kind_of_dirt(tmp_path, kind):
    hasil = generator.buat(8, 50, {kind: 0.1})
    generator.tulis(hasil, tmp_path)
    assert [baris.status for baris in periksa(tmp_path)[1]].count({"baru": "baik"}.get(generator.KOTOR[kind], generator.KOTOR[kind])) in (5, 50)


def test_too_much_or_unknown_dirt():
    with pytest.raises(ValueError, match="too much dirt"):
        generator.buat(5, 20, {"nama": 0.9})
    with pytest.raises(ValueError, match="unknown kinds of dirt: lumpur"):
        generator.buat(5, 20, {"lumpur": 0.1})


def test_command_line(tmp_path, capsys):
    generator.main([str(tmp_path / "baru"), "--unor", "8", "--pegawai", "40", "--kotor", "semua=0.025", "--seed", "3"])
    assert json.loads(capsys.readouterr().out)["unor"] == 8
    assert len(baca(tmp_path / "baru/DataASN.xlsx")) == 41
