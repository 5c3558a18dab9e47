import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** The predikat that the two chosen ratings give, shown before anything is saved; the server computes it anyway. */
export class LivePredikat extends Interaction {
    static selector = ".o_ek_nilai";
    dynamicContent = { _root: { "t-on-change": this.show } };

    setup() {
        this.table = JSON.parse(this.el.dataset.tabel || "{}");
        this.words = JSON.parse(this.el.dataset.kata || "{}");
    }

    show() {
        const word = this.el.querySelector(".o_ek_predikat_kata");
        if (word) {
            const [result, conduct] = ["rating_hasil", "rating_perilaku"].map((name) => this.el.querySelector(`[name=${name}]:checked`)?.value);
            word.textContent = this.words[this.table[`${result}_${conduct}`]] || "–";
        }
    }
}

/** A list that is filtered as soon as another value is chosen. */
export class FilterNow extends Interaction {
    static selector = ".o_ek_saring";
    dynamicContent = { ".o_ek_kirim_langsung": { "t-on-change": () => this.el.requestSubmit() } };
}

registry.category("public.interactions").add("ekinerja_skp.live_predikat", LivePredikat);
registry.category("public.interactions").add("ekinerja_skp.filter_now", FilterNow);
