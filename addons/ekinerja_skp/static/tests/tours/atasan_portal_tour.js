import { registry } from "@web/core/registry";

registry.category("web_tour.tours").add("atasan_portal_tour", {
    steps: () => [
        { content: "own data", trigger: ".o_ek h1:contains(Data and atasan)" },
        { content: "ask", trigger: "a[href='/my/atasan/usul']", run: "click", expectUnloadPage: true },
        { content: "two letters find nobody", trigger: "[name=atasan]", run: "edit De" },
        { content: "three letters do", trigger: "[name=atasan]", run: "edit Dew" },
        { content: "choose", trigger: ".o_ek_hasil button:contains(Dewi Kepaladinas)", run: "click" },
        { content: "chosen", trigger: "#hasil_atasan:not(:has(button)):not(:visible)" },
        { content: "reason", trigger: "[name=alasan]", run: "edit Surat tugas 800/12" },
        { content: "send", trigger: ".o_ek_form button[type=submit]", run: "click", expectUnloadPage: true },
        { content: "sent", trigger: ".alert-success:contains(The request is sent)" },
        { content: "listed", trigger: "#usulan article:contains(Dewi Kepaladinas)" },
    ],
});
