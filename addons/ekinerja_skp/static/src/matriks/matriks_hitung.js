/** What the grid reckons with plain values. */

export const TANPA = "-";

/** Columns under their RHK: `[{id, nama, kolom}]` in the order of the columns. */
export function kelompokKolom(kolom) {
    const hasil = [];
    for (const satu of kolom) {
        if (hasil.at(-1)?.id !== satu.rhk_id) {
            hasil.push({ id: satu.rhk_id, nama: satu.rhk, kolom: [] });
        }
        hasil.at(-1).kolom.push(satu);
    }
    return hasil;
}

/** Texts of a cell as they are typed and compared. */
export function isiTeks(sel) {
    return sel.tanpa ? [TANPA] : sel.peran.map((peran) => peran.nama);
}

/** One peran a line; a peran never holds a line break of its own in the editor. */
export function keTeks(daftar) {
    return daftar.map((teks) => teks.replaceAll("\n", " ")).join("\n");
}

function rapi(daftar) {
    return daftar.map((teks) => teks.replace(/\s+/g, " ").trim()).filter(Boolean);
}

export function sama(satu, dua) {
    return JSON.stringify(rapi(satu)) === JSON.stringify(rapi(dua));
}

export function adaSelisih(sel) {
    return sel.skp.length > 0 || sel.peran.some((peran) => peran.status !== "ada");
}

/** How many peran and RHK stand apart, by status. */
export function hitungSelisih(semua) {
    const hasil = { belum: 0, beda: 0, usul: 0, skp: 0 };
    for (const sel of semua) {
        hasil.skp += sel.skp.length;
        for (const { status } of sel.peran) {
            if (status in hasil) {
                hasil[status] += 1;
            }
        }
    }
    return hasil;
}

/** The place a step further; at the end of a row on to the next one. */
export function geser([baris, kolom], [dBaris, dKolom], [banyakBaris, banyakKolom]) {
    let r = baris + dBaris;
    let k = kolom + dKolom;
    if (k >= banyakKolom && r + 1 < banyakBaris) {
        [r, k] = [r + 1, 0];
    } else if (k < 0 && r > 0) {
        [r, k] = [r - 1, banyakKolom - 1];
    }
    const dalam = (nilai, banyak) => Math.min(Math.max(nilai, 0), banyak - 1);
    return [dalam(r, banyakBaris), dalam(k, banyakKolom)];
}
