import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * Comfort for the forms of the SKP pages, which work without it: a warning before typed text is lost, one request per
 * press, the size of files checked before they are sent, progress of an upload.
 */
export class SkpForm extends Interaction {
    static selector = ".o_ek_form";
    dynamicContent = {
        _root: {
            "t-on-input": () => (this.dirty = true),
            "t-on-submit": this.onSubmit,
        },
        _window: { "t-on-beforeunload": this.onBeforeUnload, "t-on-pageshow": () => this.setBusy(false) },
    };

    setup() {
        this.dirty = false;
        this.busy = false;
    }

    onBeforeUnload(ev) {
        if (this.dirty && !this.busy) {
            ev.preventDefault();
        }
    }

    onSubmit(ev) {
        if (this.busy) {
            ev.preventDefault();
            return;
        }
        const files = [...(this.el.querySelector("input[type=file]")?.files || [])];
        const tooLarge = files.find((file) => file.size > Number(this.el.dataset.maks) * 1024 * 1024);
        if (tooLarge) {
            ev.preventDefault();
            this.showMessage(_t("%(name)s is too large; at most %(limit)s MB are accepted.", { name: tooLarge.name, limit: this.el.dataset.maks }));
            return;
        }
        this.setBusy(true);
        if (files.length) {
            ev.preventDefault();
            this.upload();
        }
    }

    upload() {
        const request = new XMLHttpRequest();
        this.registerCleanup(() => request.abort());
        request.upload.onprogress = (ev) => this.showProgress(ev.loaded / ev.total);
        request.onload = () => this.afterUpload(request);
        request.onerror = () => this.refuse(_t("The connection was lost. The file is still chosen: press Upload again."));
        request.open("POST", this.el.action);
        request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
        request.send(new FormData(this.el));
    }

    afterUpload(request) {
        let message;
        try {
            message = JSON.parse(request.responseText).pesan;
        } catch {
            message = _t("The server did not accept the file (error %s). Try again, or give a link.", request.status);
        }
        if (message) {
            this.refuse(message);
        } else {
            window.location.reload();
        }
    }

    refuse(message) {
        this.setBusy(false);
        this.showProgress(null);
        this.showMessage(message);
    }

    showMessage(message) {
        const box = this.el.querySelector(".o_ek_pesan");
        box.textContent = message;
        box.classList.remove("d-none");
        box.scrollIntoView({ block: "center" });
    }

    showProgress(part) {
        const bar = this.el.querySelector(".progress");
        bar.classList.toggle("d-none", part === null);
        bar.setAttribute("aria-valuenow", Math.round(part * 100));
        bar.firstElementChild.style.width = `${Math.round(part * 100)}%`;
    }

    setBusy(busy) {
        this.busy = busy;
        for (const button of this.el.querySelectorAll("button[type=submit]")) {
            button.classList.toggle("disabled", busy);
            button.setAttribute("aria-busy", busy);
        }
    }
}

registry.category("public.interactions").add("ekinerja_skp.skp_form", SkpForm);
