import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { FormWithUpload } from "./formulir";

/**
 * Uploads of a form, one request a file: sizes are checked before anything is sent, the progress is shown, and what arrived is not sent
 * again after a lost connection. The form works without it.
 */
export class UnggahBerkas extends FormWithUpload {
    static selector = ".o_ek_unggah";
    dynamicContent = { _root: { "t-on-submit": this.onSubmit } };

    setup() {
        super.setup();
        this.input = this.el.querySelector("input[type=file]");
        this.sent = new Set();
    }

    async onSubmit(ev) {
        const files = [...(this.input?.files || [])].filter((file) => !this.sent.has(file));
        if (!files.length && !this.sent.size) {
            return;
        }
        ev.preventDefault();
        if (this.busy) {
            return;
        }
        const limit = this.el.dataset.maks;
        const refused = files.find((file) => file.size > Number(limit) * 1024 * 1024 || !file.size);
        if (refused) {
            this.showMessage(
                refused.size
                    ? _t("%(name)s has %(size)s MB; at most %(limit)s MB are accepted. Make it smaller, or give a link to it.", {
                          name: refused.name, size: (refused.size / 1048576).toFixed(1), limit,
                      })
                    : _t("%s is empty. Choose another file.", refused.name)
            );
            return;
        }
        this.setBusy(true);
        let target;
        for (const [index, file] of files.entries()) {
            const { message, to } = await this.waitFor(this.send(file, index, files.length));
            if (message) {
                this.refuse(message);
                return;
            }
            this.sent.add(file);
            target = to;
        }
        this.protectSyncAfterAsync(() => (target ? window.location.assign(target) : window.location.reload()))();
    }

    send(file, index, count) {
        const data = new FormData(this.el);
        data.delete("berkas");
        data.append("berkas", file);
        return new Promise((resolve) =>
            this.post(data, {
                onProgress: (part) => this.showProgress((index + part) / count),
                onAnswer: (request) => resolve(this.answer(request, file)),
                onLost: () =>
                    resolve({ message: _t("The connection was lost while %s was sent. It is still chosen: press the button again.", file.name) }),
            })
        );
    }

    answer(request, file) {
        try {
            const { pesan, ke } = JSON.parse(request.responseText);
            return { message: pesan, to: ke };
        } catch {
            const limit = this.el.dataset.maks;
            return {
                message:
                    request.status === 413
                        ? _t("%(name)s is too large; at most %(limit)s MB are accepted. Make it smaller, or give a link to it.", { name: file.name, limit })
                        : _t("The server did not accept the file (error %s). Sign in again in another tab and press the button again.", request.status),
            };
        }
    }
}

registry.category("public.interactions").add("ekinerja_skp.unggah_berkas", UnggahBerkas);
