// Every page: menus, messages of htmx answers, focus on errors, selecting all, drafts of long forms.

import { odswiezToken, powiedz, schowek } from "./przegladarka.js";
import "./szkic.js";

// Menus close on Escape and on a click outside.
document.addEventListener("click", (zdarzenie) => {
  document.querySelectorAll("details.rozwin[open], .glowka-procesu details.kto-widzi[open]").forEach((menu) => {
    if (!menu.contains(zdarzenie.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (zdarzenie) => {
  if (zdarzenie.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.rozwin[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// Messages of htmx answers.
document.addEventListener("komunikaty", (zdarzenie) => {
  const lista = Array.isArray(zdarzenie.detail) ? zdarzenie.detail : zdarzenie.detail?.value || [];
  lista.forEach((jeden) => powiedz(jeden.tekst, jeden));
});
document.addEventListener("htmx:sendError", () =>
  powiedz("Nie ma połączenia. Nic nie zginęło: spróbuj ponownie, gdy wróci.", { stan: "czeka" }),
);
document.addEventListener("htmx:responseError", (zdarzenie) => {
  if (zdarzenie.detail.xhr.getResponseHeader("HX-Trigger")) return;
  powiedz("Nie udało się tego wykonać. Spróbuj ponownie albo odśwież stronę.", { stan: "pilne" });
});

// A page left open while the person signed in again elsewhere takes the new token before sending.
document.addEventListener("visibilitychange", () => {
  const dawno = Date.now() - (window.widzianoOstatnio || Date.now()) > 10 * 60 * 1000;
  window.widzianoOstatnio = Date.now();
  if (document.visibilityState === "visible" && dawno && document.body.dataset.uzytkownik) odswiezToken().catch(() => {});
});

// After an unsuccessful form the summary of errors gets the focus.
document.querySelector(".podsumowanie-bledow[data-skup]")?.focus();

// <input type="checkbox" data-zaznacz-wszystkie="name"> selects all checkboxes of that name in its form
// or table; [data-ile-zaznaczono="name"] shows the number, [data-pokaz-gdy-zaznaczone="name"] is then shown.
function odswiezZaznaczone(nazwa) {
  const pola = [...document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(nazwa)}"]`)];
  const ile = pola.filter((pole) => pole.checked).length;
  document.querySelectorAll(`[data-zaznacz-wszystkie="${CSS.escape(nazwa)}"]`).forEach((glowne) => {
    glowne.checked = ile > 0 && ile === pola.length;
    glowne.indeterminate = ile > 0 && ile < pola.length;
  });
  document.querySelectorAll(`[data-ile-zaznaczono="${CSS.escape(nazwa)}"]`).forEach((miejsce) => (miejsce.textContent = ile));
  document.querySelectorAll(`[data-pokaz-gdy-zaznaczone="${CSS.escape(nazwa)}"]`).forEach((miejsce) => (miejsce.hidden = !ile));
  pola.forEach((pole) => pole.closest("tr")?.classList.toggle("zaznaczony", pole.checked));
}
document.addEventListener("change", (zdarzenie) => {
  const pole = zdarzenie.target;
  const nazwa = pole.dataset?.zaznaczWszystkie;
  if (nazwa) {
    document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(nazwa)}"]`).forEach((jedno) => (jedno.checked = pole.checked));
    odswiezZaznaczone(nazwa);
  } else if (pole.type === "checkbox" && document.querySelector(`[data-zaznacz-wszystkie="${CSS.escape(pole.name)}"]`)) {
    odswiezZaznaczone(pole.name);
  }
});
document.querySelectorAll("[data-zaznacz-wszystkie]").forEach((glowne) => odswiezZaznaczone(glowne.dataset.zaznaczWszystkie));

// <select data-wyslij-po-zmianie> sends its form; a button stays for those without JavaScript.
document.addEventListener("change", (zdarzenie) => {
  if (zdarzenie.target.matches?.("[data-wyslij-po-zmianie]")) zdarzenie.target.form.requestSubmit();
});
// A field with data-tylko-gdy="name=value" is seen only while that choice of its form is made.
function pokazZalezne(formularz) {
  formularz.querySelectorAll("[data-tylko-gdy]").forEach((pole) => {
    const [nazwa, wartosc] = pole.dataset.tylkoGdy.split("=");
    pole.closest(".mb-3").hidden = formularz.elements[nazwa].value !== wartosc;
  });
}
const pokazWszystkieZalezne = () => document.querySelectorAll("form:has([data-tylko-gdy])").forEach(pokazZalezne);
// A click may take a restored draft away, which changes a choice without an event of its own.
["change", "click"].forEach((rodzaj) => document.addEventListener(rodzaj, pokazWszystkieZalezne));
pokazWszystkieZalezne();
// <button data-drukuj> opens the print window.
document.addEventListener("click", (zdarzenie) => {
  if (zdarzenie.target.closest?.("[data-drukuj]")) window.print();
});

// On a phone the row of tabs is scrolled to the current one.
document.querySelectorAll("[data-przewin-do-biezacej]").forEach((pasek) => {
  const biezaca = pasek.querySelector("[aria-current]");
  if (biezaca) pasek.scrollLeft = biezaca.offsetLeft - (pasek.clientWidth - biezaca.clientWidth) / 2;
});

// Signing out on purpose leaves no texts in a shared browser.
document.addEventListener("submit", (zdarzenie) => {
  if (!zdarzenie.target.matches?.("[data-wylogowanie]")) return;
  if (!schowek.moje().length) return;
  if (window.confirm("W tej przeglądarce są teksty, które nie zostały zapisane. Wylogować i usunąć je?")) schowek.usunMoje();
  else zdarzenie.preventDefault();
});
schowek.usunStare();

// What is folded opens when an address points at it, and whole for printing.
function rozwinWskazane() {
  const wskazane = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const zwijane = wskazane && (wskazane.closest("details.zwijane") || wskazane.querySelector(":scope > details.zwijane"));
  if (!zwijane || zwijane.open) return;
  zwijane.open = true;
  wskazane.scrollIntoView();
}
rozwinWskazane();
window.addEventListener("hashchange", rozwinWskazane);

let rozwiniete = [];
window.addEventListener("beforeprint", () => {
  rozwiniete = [...document.querySelectorAll("details.zwijane:not([open])")];
  rozwiniete.forEach((jeden) => { jeden.open = true; });
});
window.addEventListener("afterprint", () => rozwiniete.forEach((jeden) => { jeden.open = false; }));
