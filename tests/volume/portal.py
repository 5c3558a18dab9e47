"""Portal pages of a usual pegawai (an SKP in force with 5 RHK) and of a penilai with 10 staff, beside Odoo's own ``/my``."""

from tests.tools import bench

STAF = 10


def bench_portal(_env):
    """A real server, one client; floor and pages take turns."""
    with bench.committed_copy("portal") as (name, env):
        orang = bench.instansi(env, STAF)
        semua = bench.drafts(env, orang["pegawai"], rhk=5)
        semua.action_ajukan()
        semua.with_user(orang["penilai"]).action_setujui()
        skp = f"/my/skp/{semua[0].id}"
        env.cr.commit()
        with bench.server(name) as address:
            pegawai, penilai = (bench.Client(address, name, f"bench_{nama}") for nama in ("pegawai_a", "penilai"))
            assert str(bench.TAHUN) in pegawai.page("/my/skp").text and "Pegawai 00000" in penilai.page("/my/staf").text
            halaman = {
                "My SKP": (pegawai, "/my/skp"), "My tasks": (pegawai, "/my/kinerja"), "of an SKP": (pegawai, skp),
                "of an SKP, preview": (pegawai, f"{skp}?bagian=pratinjau"), "My keberatan": (pegawai, "/my/keberatan"),
                "My staff": (penilai, "/my/staf"), "SKP of a staff": (penilai, f"/my/staf/skp/{semua[0].id}"), "/my": (pegawai, "/my"),
            }  # fmt: skip
            laju = bench.rates(*(lambda klien=klien, alamat=alamat: klien.page(alamat) for klien, alamat in halaman.values()))
    return [
        bench.row(f"portal page {nama} (floor: /my)", satu, laju[-1], ratio_at_least=0.8, unit="requests/s")
        for nama, satu in zip(list(halaman)[:-1], laju, strict=False)
    ]
