"""Links: only http and https to a public name."""

import pytest

from odoo.addons.ekinerja_admin.tools.tautan import MAKS_TAUTAN, periksa_tautan


@pytest.mark.parametrize("tautan", [
    "https://drive.contoh.go.id/laporan/tw1.pdf",
    "http://contoh.example",
    "https://contoh.example:8443/a?b=c&d=e#f",
    "https://CONTOH.GO.ID./laporan",
    "https://xn--bcher-kva.example/x",
    "https://bücher.example/x",
    "https://contoh.go.id/berkas%20laporan.pdf",
    "https://10.contoh.go.id/laporan",
    "https://localhost.go.id/laporan",
    "https://contoh.example/?u=http://127.0.0.1/",
])  # fmt: skip
def test_public_name(tautan):
    assert periksa_tautan(f"  {tautan}\n") == tautan


@pytest.mark.parametrize("tautan", [
    "https://localhost/x", "http://LOCALHOST./x", "http://localhost:8069", "http://server/x", "http://printer.local/x", "http://web.internal",
    "http://a.localhost/x", "http://router.lan./", "http://1.0.0.127.in-addr.arpa/",
    "http://127.0.0.1/x", "http://127.0.0.1./x", "http://127.1", "http://0/", "http://0.0.0.0", "http://10.1.2.3", "http://192.168.1.1:8080/",
    "http://172.16.0.9/", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1/",
    "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.0.0.0x1", "http://8.8.8.8/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fc00::1]:80/", "http://[2001:4860:4860::8888]/",
    "http://127\u30020.0.1/", "http://\uff11\uff12\uff17.0.0.1/", "http://\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3/",
    "http://%31%32%37.0.0.1/", "http://127.0.0.1%2f.contoh.example/", "http://-a.example/", "http://a..example/",
])  # fmt: skip
def test_local_or_address(tautan):
    with pytest.raises(ValueError, match="jaringan lokal atau alamat IP"):
        periksa_tautan(tautan)


@pytest.mark.parametrize("tautan", [
    "javascript:alert(1)", "JaVaScRiPt://contoh.example/%0aalert(1)", "data:text/html,<b>", "data:text/html;base64,PHA+", "vbscript:x",
    "file:///etc/passwd", "ftp://contoh.example/x", "//contoh.example/x", "/my/skp", "contoh.example/x", "http:///x", "https:contoh.example",
    "http:\\\\contoh.example", "http://contoh.example\\@127.0.0.1/", "http://[::1", "http://contoh.example:port/", "http://contoh.example:99999/",
    "http://user:pass@contoh.example/", "http://contoh.example@127.0.0.1/", "http://127.0.0.1@contoh.example/",
    "java\nscript:alert(1)", "http://contoh\t.example/", "http://contoh.example/a b", "https://contoh.example/<script>", "https://contoh.example/\u202egpj",
    "https://contoh.example/\x00", "\x01https://contoh.example/\x01",
    "", "   ", None, "https://contoh.example/" + "a" * MAKS_TAUTAN,
])  # fmt: skip
def test_not_a_web_address(tautan):
    with pytest.raises(ValueError, match=r"^Tautan "):
        periksa_tautan(tautan)


def test_message_is_short_and_names_the_remedy():
    with pytest.raises(ValueError, match=r'^Tautan "https://contoh.example/a{57}…" lebih dari 2000 karakter; gunakan alamat yang lebih pendek\.$'):
        periksa_tautan("https://contoh.example/" + "a" * MAKS_TAUTAN)
