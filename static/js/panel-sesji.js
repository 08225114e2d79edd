// "Zapisz sesję" in the header opens the form over any page. Without this script, or when the form
// cannot be fetched, the link leads to its page. On a page that has the form already, it is used.

import { prepare } from "./sesja.js";

const link = document.querySelector("a[data-panel-sesji]");

function makePanel(html) {
  const panel = document.createElement("dialog");
  panel.className = "panel-sesji";
  panel.setAttribute("aria-labelledby", "panel-sesji-tytul");
  panel.innerHTML = html;
  panel.querySelector("[data-zamknij]").addEventListener("click", () => panel.close());
  panel.addEventListener("close", () => panel.remove());
  document.body.append(panel);
  return panel;
}

async function openPanel() {
  const address = new URL(link.href);
  address.searchParams.set("panel", "1");
  const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "text/html" } });
  const html = answer.ok && !answer.redirected ? await answer.text() : "";
  if (!html.includes("panel-sesji-tytul")) throw new Error("no form");
  const panel = makePanel(html);
  const form = panel.querySelector("form[data-sesja]");
  panel.showModal();
  if (!form) return;
  form.querySelector("[name=powrot]").value = location.pathname + location.search;
  prepare(form);
  const first = form.querySelector("select[name=proces]");
  (first && !first.value ? first : form.querySelector("[name=czas]")).focus();
}

link?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const present = document.querySelector("main form[data-sesja]");
  if (present) {
    present.scrollIntoView({ block: "start" });
    present.querySelector("select, input:not([type=hidden])").focus();
    return;
  }
  openPanel().catch(() => location.assign(link.href));
});
