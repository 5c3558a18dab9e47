/** The code of a scanned link stands behind the hash; it goes into the field, and out of the address and the history. */
function isiKode() {
    const field = document.querySelector(".o_ek_aktivasi input[name=kode]");
    const kode = decodeURIComponent(window.location.hash.slice(1));
    if (field && kode) {
        field.value = (kode.match(/.{1,4}/g) || []).join("-");
        window.history.replaceState(null, "", window.location.pathname);
    }
}

if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", isiKode);
} else {
    isiKode();
}
window.addEventListener("hashchange", isiKode);
