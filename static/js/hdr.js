// Editor of the HDR: the list of broken links follows what is saved, one place is open at a time,
// goals and actions are dragged by a handle. „Wyżej” and „Niżej” do the same from the keyboard.

import { element, token } from "./przegladarka.js";

const ZWLOKA_MS = 700;
let zegar = 0;

function odswiezOgniwa() {
  clearTimeout(zegar);
  zegar = setTimeout(() => {
    const lista = document.getElementById("ogniwa");
    if (lista && window.htmx) window.htmx.trigger(lista, "odswiez");
  }, ZWLOKA_MS);
}

function zamknijPozostale(nowe) {
  for (const odnosnik of document.querySelectorAll("[data-zamknij]")) {
    if (!nowe.contains(odnosnik)) zamknij(odnosnik);
  }
}

// A place whose text has not reached the server stays open; it closes by itself once it has.
function zamknij(odnosnik) {
  const formularz = odnosnik.closest("form");
  const pytanie = new CustomEvent("autozapis:zamykanie", { bubbles: true, cancelable: true });
  if (formularz && !formularz.dispatchEvent(pytanie)) formularz.dataset.zamknijPoZapisie = "";
  else odnosnik.click();
}

document.addEventListener("autozapis:zapisano", (zdarzenie) => {
  odswiezOgniwa();
  const formularz = zdarzenie.target.closest("form[data-zamknij-po-zapisie]");
  if (formularz && !formularz.contains(document.activeElement)) zamknij(formularz.querySelector("[data-zamknij]"));
});
document.addEventListener("htmx:afterSwap", (zdarzenie) => {
  const nowe = document.getElementById(zdarzenie.detail.target.id) || zdarzenie.detail.elt;
  const formularz = nowe?.querySelector("form.edycja");
  if (!formularz) return;
  if (nowe.closest("details")) nowe.closest("details").open = true;
  zamknijPozostale(nowe);
  (formularz.querySelector("[autofocus]") || formularz.querySelector("textarea, input:not([type=hidden])"))?.focus();
});

// A broken link opens its goal or action in its place; without this script it is an ordinary link.
// What is already open keeps its texts: only the field gets the focus.
document.addEventListener("click", (zdarzenie) => {
  const odnosnik = zdarzenie.target.closest?.("a[data-ogniwo]");
  const miejsce = odnosnik && document.getElementById(odnosnik.dataset.ogniwo);
  if (!miejsce || zdarzenie.ctrlKey || zdarzenie.metaKey || zdarzenie.shiftKey) return;
  const adres = new URL(odnosnik.href);
  const cel = document.getElementById(`${miejsce.id}-glowka`) || miejsce;
  const otwarty = cel.querySelector("form.edycja");
  if (!otwarty && !window.htmx) return;
  zdarzenie.preventDefault();
  if (otwarty) pokazPole(otwarty, adres.searchParams.get("pole"));
  else window.htmx.ajax("GET", adres.pathname + adres.search, { target: cel, swap: "outerHTML" });
});

function pokazPole(formularz, nazwa) {
  const pole = formularz.elements[nazwa];
  const grupa = pole?.closest("details");
  if (grupa) grupa.open = true;
  pole?.focus();
}

// A browser skips autofocus when the address has a fragment, and going to the fragment takes the
// focus away once more when the page is complete.
function skupPole() {
  if (document.activeElement === document.body) document.querySelector("form.edycja [autofocus]")?.focus();
}
skupPole();
window.addEventListener("load", () => setTimeout(() => (wrocNaPrzycisk() || skupPole()), 0));

// Who moves a goal or an action from the keyboard finds the same button under the finger afterwards.
const RUCH = "hdr-ruch";
document.addEventListener("submit", ({ target, submitter }) => {
  if (submitter?.name === "kierunek") sessionStorage.setItem(RUCH, JSON.stringify([target.getAttribute("action"), submitter.value]));
});

function wrocNaPrzycisk() {
  const [adres, kierunek] = JSON.parse(sessionStorage.getItem(RUCH) || "[]");
  sessionStorage.removeItem(RUCH);
  const formularz = adres && [...document.querySelectorAll(".akcje-hdr form")].find((jeden) => jeden.getAttribute("action") === adres);
  const przycisk = formularz && (formularz.querySelector(`[value="${kierunek}"]`) || formularz.querySelector("button"));
  przycisk?.focus();
  return Boolean(przycisk);
}

document.getElementById("cofnij")?.focus();

// Dragging: the handle is for the mouse alone, the buttons beside it serve everybody.
let ciagniety = null;

const rodzenstwo = (wezel) => [...wezel.parentElement.children].filter((jeden) => jeden.dataset.przesun);

function dodajUchwyt(wezel) {
  const miejsce = wezel.querySelector(".akcje-hdr");
  if (!miejsce || miejsce.querySelector(".uchwyt") || rodzenstwo(wezel).length < 2) return;
  miejsce.prepend(element("span", { class: "uchwyt", draggable: "true", "aria-hidden": "true", title: "Przeciągnij" }, "⠿"));
}

function dodajUchwyty() {
  document.querySelectorAll("[data-przesun]").forEach(dodajUchwyt);
}

function celUpuszczenia(zdarzenie) {
  if (!ciagniety) return null;
  const wezel = zdarzenie.target.closest("[data-przesun]");
  const ten = wezel && (wezel.parentElement === ciagniety.parentElement ? wezel : wezel.parentElement.closest("[data-przesun]"));
  return ten && ten !== ciagniety && ten.parentElement === ciagniety.parentElement ? ten : null;
}

function wyslijPrzesuniecie(przed) {
  const formularz = element("form", { method: "post", action: ciagniety.dataset.przesun, hidden: "" });
  formularz.append(
    element("input", { type: "hidden", name: "csrfmiddlewaretoken", value: token() }),
    element("input", { type: "hidden", name: "przed", value: przed ? przed.dataset.pk : "" }),
  );
  document.body.append(formularz);
  formularz.submit();
}

document.addEventListener("dragstart", (zdarzenie) => {
  if (!zdarzenie.target.closest?.(".uchwyt")) return;
  ciagniety = zdarzenie.target.closest("[data-przesun]");
  zdarzenie.dataTransfer.effectAllowed = "move";
  zdarzenie.dataTransfer.setData("text/plain", "");
  ciagniety.classList.add("ciagniety");
});
document.addEventListener("dragover", (zdarzenie) => {
  document.querySelectorAll(".upusc-przed, .upusc-po").forEach((jeden) => jeden.classList.remove("upusc-przed", "upusc-po"));
  const ten = celUpuszczenia(zdarzenie);
  if (!ten) return;
  zdarzenie.preventDefault();
  ten.classList.add(jestPo(ten, zdarzenie) ? "upusc-po" : "upusc-przed");
});
document.addEventListener("drop", (zdarzenie) => {
  const ten = celUpuszczenia(zdarzenie);
  if (!ten) return;
  zdarzenie.preventDefault();
  const wszystkie = rodzenstwo(ten);
  wyslijPrzesuniecie(jestPo(ten, zdarzenie) ? wszystkie[wszystkie.indexOf(ten) + 1] : ten);
});
document.addEventListener("dragend", () => {
  ciagniety?.classList.remove("ciagniety");
  document.querySelectorAll(".upusc-przed, .upusc-po").forEach((jeden) => jeden.classList.remove("upusc-przed", "upusc-po"));
  ciagniety = null;
});

function jestPo(wezel, zdarzenie) {
  const pole = wezel.getBoundingClientRect();
  return zdarzenie.clientY > pole.top + pole.height / 2;
}

document.addEventListener("htmx:load", dodajUchwyty);
dodajUchwyty();
