import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

const PREFIX = "ekinerja_draf:";
const MAX_AGE = 14 * 24 * 3600 * 1000;
const WAIT = 400;
const TECHNICAL = ["csrf_token", "kunci", "kembali"];
const TEXT = "textarea[name], input[name]:not([type=hidden]):not([type=password]):not([type=file]):not([type=submit])";

/**
 * Typed text of a form is kept in this browser until the server has it: it survives a lost connection, a closed tab and a session that
 * ended. Never passwords and files. Offered on the next visit, because the server may know something newer.
 */
export class FormDraft extends Interaction {
    static selector = ".o_ek_form[method=post]";
    dynamicContent = {
        _root: { "t-on-input": this.debounced(this.keep, WAIT), "t-on-submit": this.onSubmit },
        _window: { "t-on-pagehide": this.keepNow },
    };

    setup() {
        const user = this.el.querySelector("input[name=csrf_token]")?.dataset.user || "0";
        // forms with the same address differ by what they say silently: a step, a value
        const hidden = [...this.el.querySelectorAll("input[type=hidden][name]")].filter((field) => !TECHNICAL.includes(field.name));
        const silent = hidden.map((field) => `${field.name}=${field.value}`).join("&");
        this.key = `${PREFIX}${user}:${new URL(this.el.action, window.location).pathname}?${silent}`;
        this.initial = JSON.stringify(this.values());
        this.typed = false;
    }

    start() {
        const draft = read(this.key);
        if (!draft || JSON.stringify(draft.values) === this.initial) {
            drop(this.key);
        } else if (!this.refused) {
            this.offer(draft);
        }
    }

    /** The server sent the form back with what was typed and why it was refused. */
    get refused() {
        const box = this.el.querySelector(".o_ek_pesan");
        return Boolean(box && !box.classList.contains("d-none"));
    }

    values() {
        const values = {};
        for (const field of this.el.querySelectorAll(TEXT)) {
            if (field.type === "radio" || field.type === "checkbox") {
                if (field.checked) {
                    values[`${field.name}=${field.value}`] = true;
                }
            } else if (field.value) {
                values[field.name] = field.value;
            }
        }
        return values;
    }

    keep() {
        this.typed = true;
        const values = this.values();
        if (JSON.stringify(values) === this.initial) {
            drop(this.key);
        } else {
            write(this.key, { values, time: Date.now() });
        }
    }

    keepNow() {
        if (this.typed) {
            this.keep();
        }
    }

    onSubmit() {
        // only the page that says "saved" clears it; a sign-in page in between does not
        write(this.key, { values: this.values(), time: Date.now(), sent: true });
        this.typed = false;
    }

    offer(draft) {
        const bar = document.createElement("div");
        bar.className = "o_ek_petunjuk o_ek_petunjuk_info o_ek_draf";
        bar.setAttribute("role", "status");
        const text = document.createElement("p");
        text.className = "mb-2";
        text.textContent = _t("What you typed here on %s was not saved.", when(draft.time));
        const restore = this.makeButton("btn btn-primary me-2", _t("Put it back"));
        const forget = this.makeButton("btn btn-light", _t("Forget it"));
        bar.append(text, restore, forget);
        this.el.prepend(bar);
        this.registerCleanup(() => bar.remove());
        this.addListener(restore, "click", () => {
            this.fill(draft.values);
            bar.remove();
        });
        this.addListener(forget, "click", () => {
            drop(this.key);
            bar.remove();
        });
    }

    makeButton(className, label) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = className;
        button.textContent = label;
        return button;
    }

    fill(values) {
        for (const field of this.el.querySelectorAll(TEXT)) {
            if (field.type === "radio" || field.type === "checkbox") {
                field.checked = Boolean(values[`${field.name}=${field.value}`]);
            } else {
                field.value = values[field.name] || "";
            }
        }
        for (const type of ["input", "change"]) {
            this.el.dispatchEvent(new Event(type, { bubbles: true }));
        }
    }
}

/** A page that tells of a success: what was sent arrived. Old drafts go as well. */
export class DraftSweep extends Interaction {
    static selector = ".o_ek";

    start() {
        const saved = this.el.querySelector(".alert-success");
        for (const key of keys()) {
            const draft = read(key);
            if (!draft || Date.now() - draft.time > MAX_AGE || (saved && draft.sent)) {
                drop(key);
            }
        }
    }
}

function when(time) {
    return new Date(time).toLocaleString(document.documentElement.lang || undefined, { dateStyle: "long", timeStyle: "short" });
}

function keys() {
    try {
        return Object.keys(window.localStorage).filter((key) => key.startsWith(PREFIX));
    } catch {
        return [];
    }
}

function read(key) {
    try {
        return JSON.parse(window.localStorage.getItem(key));
    } catch {
        return null;
    }
}

function write(key, value) {
    try {
        window.localStorage.setItem(key, JSON.stringify(value));
    } catch {
        // no room or not allowed: the form works without it
    }
}

function drop(key) {
    try {
        window.localStorage.removeItem(key);
    } catch {
        // nothing was kept
    }
}

const interactions = registry.category("public.interactions");
// the sweep first: a draft that was saved is not offered again
interactions.add("ekinerja_skp.draft_sweep", DraftSweep, { sequence: 1 });
interactions.add("ekinerja_skp.form_draft", FormDraft, { sequence: 2 });
