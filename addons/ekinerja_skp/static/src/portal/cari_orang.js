import { registry } from "@web/core/registry";
import { rpc } from "@web/core/network/rpc";
import { Interaction } from "@web/public/interaction";

const MIN_KARAKTER = 3;

/** Proposes people while a name or NIP is typed; without it the typed text is looked up when the form is sent. */
export class CariOrang extends Interaction {
    static selector = ".o_ek_cari";
    dynamicContent = {
        input: { "t-on-input": this.debounced(this.onInput, 250), "t-on-keydown": this.onKeydown },
        _document: { "t-on-click": this.onClickDocument },
    };

    setup() {
        this.input = this.el.querySelector("input");
        this.list = this.el.querySelector(".o_ek_hasil");
    }

    async onInput() {
        const text = this.input.value.trim();
        if (text.length < MIN_KARAKTER) {
            this.list.replaceChildren();
            return;
        }
        const people = await this.waitFor(rpc("/my/atasan/cari", { cari: text }, { silent: true }));
        // an answer to what was typed before is of no use
        if (text === this.input.value.trim()) {
            this.list.replaceChildren(...people.map((person) => this.makeOption(person)));
        }
    }

    makeOption(person) {
        const option = document.createElement("button");
        option.type = "button";
        option.className = "list-group-item list-group-item-action";
        option.append(person.teks);
        const note = document.createElement("span");
        note.className = "small text-muted d-block";
        note.textContent = person.ket;
        option.append(note);
        this.addListener(option, "click", () => {
            this.input.value = person.teks;
            this.list.replaceChildren();
            this.input.focus();
        });
        return option;
    }

    onKeydown(ev) {
        if (ev.key === "Escape") {
            this.list.replaceChildren();
        } else if (ev.key === "ArrowDown" && this.list.firstElementChild) {
            ev.preventDefault();
            this.list.firstElementChild.focus();
        }
    }

    onClickDocument(ev) {
        if (!this.el.contains(ev.target)) {
            this.list.replaceChildren();
        }
    }
}

registry.category("public.interactions").add("ekinerja_skp.cari_orang", CariOrang);
