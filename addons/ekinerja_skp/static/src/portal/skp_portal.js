import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { FormWithUpload } from "./formulir";

/**
 * Comfort for the forms of the SKP pages, which work without it: a warning before typed text is lost, one request per
 * press, the size of files checked before they are sent, progress of an upload.
 */
export class SkpForm extends FormWithUpload {
    static selector = ".o_ek_form";
    dynamicContent = {
        _root: {
            "t-on-input": () => (this.dirty = true),
            "t-on-submit": this.onSubmit,
        },
        _window: { "t-on-beforeunload": this.onBeforeUnload, "t-on-pageshow": () => this.setBusy(false) },
    };

    setup() {
        super.setup();
        this.dirty = false;
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
        this.post(new FormData(this.el), {
            onProgress: (part) => this.showProgress(part),
            onAnswer: (request) => this.afterUpload(request),
            onLost: () => this.refuse(_t("The connection was lost. The file is still chosen: press Upload again.")),
        });
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
}

registry.category("public.interactions").add("ekinerja_skp.skp_form", SkpForm);
