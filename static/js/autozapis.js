// Autosave, one field at a time. Loaded by pages that need it:
//   <script type="module" src="{% static 'js/autozapis.js' %}"></script>
//
// Markup
//   <form data-autozapis="/adres/" data-wersja="3"> … {% include "components/stan_zapisu.html" %}
//   Every named control inside is saved to that address. data-autozapis on a control (or a fieldset)
//   of its own address wins; data-bez-autozapisu leaves a control out. data-wersja may be absent when
//   nobody else can edit the row (answers of one's own sheet). The status line is the nearest
//   [data-stan-zapisu] up the tree, else the first on the page.
//
// Request: POST pole, wartosc (repeated for a group of checkboxes), wersja (or empty), baza (the value
//   the person started from); headers X-CSRFToken and Accept: application/json.
// Answers (doradztwo/autozapis.py):
//   200 {zapisano: "12:41", wersja: 4, …}    event "autozapis:zapisano" bubbles from the control, detail = answer
//   422 {bledy: {pole: zdanie}}              sentence beside the field, text stays
//   409 {konflikt: {pole, tekst, wersja, autor, moj, cudzy}}   both texts, three buttons
//   409 or 403 {bledy: {__all__: zdanie}}    message, text stays in the browser, nothing is sent again
//   401 {logowanie: adres}                   offers to sign in in another tab, then sends again
//   403 {token: "niewazny"}                  takes a fresh token, sends again
//   5xx or no network                        text stays in the browser and goes out by itself later
// What was not yet accepted is kept in localStorage under user, address and field, and comes back
// after a reload, a closed laptop or an expired session.

import { element, godzina, ikona, odswiezToken, powiedz, schowek, token } from "./przegladarka.js";

const ZWLOKA_MS = 600;
const PONOWIENIE_MS = 15000;
const NIEWYSYLANE = new Set(["csrfmiddlewaretoken", "_klucz"]);
const SLOWA = {
  zapisuje: "Zapisuję…",
  blad: "Nie zapisano. Spróbuj ponownie",
  offline: "Nie ma połączenia. Zmiany są w tej przeglądarce i zapiszą się same.",
  wylogowano: "Wylogowano Cię. Zmiany są w tej przeglądarce. Zaloguj się i wróć tutaj.",
  konflikt: "Nie zapisano. Wybierz jeden z dwóch tekstów.",
  odmowa: "Nie zapisano. Tekst jest w tej przeglądarce.",
};

const kolejki = new Map(); // owner element → promise of the last request
const wpisy = new Map(); // "address|field" → entry of one field

function wlasciciel(pole) {
  return pole.closest("[data-autozapis]");
}

function kontrolki(wpis) {
  return [...wpis.wlasciciel.querySelectorAll("[name]"), ...(wpis.wlasciciel.name === wpis.nazwa ? [wpis.wlasciciel] : [])].filter(
    (pole) => pole.name === wpis.nazwa && wlasciciel(pole) === wpis.wlasciciel,
  );
}

function wartosci(wpis) {
  const pola = kontrolki(wpis);
  const pierwsze = pola[0];
  if (!pierwsze) return [""];
  if (pierwsze.type === "radio") return [pola.find((pole) => pole.checked)?.value ?? ""];
  if (pierwsze.type === "checkbox" && pola.length === 1) return [pierwsze.checked ? "true" : ""];
  if (pierwsze.type === "checkbox") return pola.filter((pole) => pole.checked).map((pole) => pole.value);
  if (pierwsze.multiple) return [...pierwsze.selectedOptions].map((opcja) => opcja.value);
  return [pierwsze.value];
}

function ustaw(wpis, nowe) {
  for (const pole of kontrolki(wpis)) {
    if (pole.type === "radio") pole.checked = nowe.includes(pole.value);
    else if (pole.type === "checkbox") pole.checked = nowe.includes(pole.value) || (nowe[0] === "true" && kontrolki(wpis).length === 1);
    else if (pole.multiple) [...pole.options].forEach((opcja) => (opcja.selected = nowe.includes(opcja.value)));
    else pole.value = nowe[0] ?? "";
  }
}

const tekst = (lista) => lista.join("\n");

function wpisDla(pole) {
  const czyj = wlasciciel(pole);
  if (!czyj || !pole.name || NIEWYSYLANE.has(pole.name) || pole.type === "file" || pole.type === "hidden") return null;
  if (pole.closest("[data-bez-autozapisu]") || ["submit", "button"].includes(pole.type)) return null;
  const adres = czyj.dataset.autozapis;
  const klucz = `${adres}|${pole.name}`;
  if (!wpisy.has(klucz) || !wpisy.get(klucz).wlasciciel.isConnected) {
    const wpis = { adres, nazwa: pole.name, wlasciciel: czyj, brudny: false, zegar: 0, wstrzymany: false };
    wpis.baza = poczatkowa(wpis);
    wpisy.set(klucz, wpis);
  }
  return wpisy.get(klucz);
}

function poczatkowa(wpis) {
  return kontrolki(wpis)
    .map((pole, _, wszystkie) => {
      if (pole.type === "radio") return pole.defaultChecked ? pole.value : null;
      if (pole.type === "checkbox") return pole.defaultChecked ? (wszystkie.length === 1 ? "true" : pole.value) : null;
      if (pole.tagName === "SELECT") return [...pole.options].find((opcja) => opcja.defaultSelected)?.value ?? pole.options[0]?.value ?? "";
      return pole.defaultValue;
    })
    .filter((jedna) => jedna !== null)
    .join("\n");
}

function stan(wpis, nazwa, slowa, przycisk) {
  const linia = wpis.wlasciciel.querySelector("[data-stan-zapisu]") || document.querySelector("[data-stan-zapisu]");
  if (!linia) return;
  linia.dataset.stan = nazwa;
  linia.replaceChildren(...(nazwa === "zapisano" ? [ikona("ok")] : []), element("span", {}, slowa));
  if (przycisk) linia.append(" ", przycisk);
}

function zapamietaj(wpis) {
  schowek.schowaj({ wartosci: wartosci(wpis), baza: wpis.baza, wersja: wpis.wlasciciel.dataset.wersja ?? "" }, "pole", wpis.adres, wpis.nazwa);
}

function zmieniono(pole, natychmiast) {
  const wpis = wpisDla(pole);
  if (!wpis) return;
  if (tekst(wartosci(wpis)) === wpis.ostatnia && !wpis.brudny) return;
  if (!wpis.brudny && wpis.ostatnia === undefined && tekst(wartosci(wpis)) === wpis.baza) return;
  // Leaving a refused field is no new attempt.
  if (wpis.wstrzymany && tekst(wartosci(wpis)) === wpis.odrzucona) return;
  wpis.brudny = true;
  wpis.wstrzymany = false;
  zapamietaj(wpis);
  clearTimeout(wpis.zegar);
  if (natychmiast) wyslij(wpis);
  else wpis.zegar = setTimeout(() => wyslij(wpis), ZWLOKA_MS);
}

// Requests of one owner go one after another: each raises the version the next one needs.
function wyslij(wpis) {
  clearTimeout(wpis.zegar);
  const poprzednie = kolejki.get(wpis.wlasciciel) || Promise.resolve();
  const to = poprzednie.then(() => wyslijTeraz(wpis)).catch(() => {});
  kolejki.set(wpis.wlasciciel, to);
  return to;
}

async function wyslijTeraz(wpis, ponownie = false) {
  if (!wpis.brudny || wpis.wstrzymany || !wpis.wlasciciel.isConnected) return;
  const wyslane = wartosci(wpis);
  stan(wpis, "zapisuje", SLOWA.zapisuje);
  const cialo = new URLSearchParams({ pole: wpis.nazwa, wersja: wpis.wlasciciel.dataset.wersja ?? "", baza: wpis.baza });
  (wyslane.length ? wyslane : [""]).forEach((jedna) => cialo.append("wartosc", jedna));
  let odpowiedz;
  try {
    odpowiedz = await fetch(wpis.adres, {
      method: "POST",
      body: cialo,
      headers: { Accept: "application/json", "X-CSRFToken": token() },
      credentials: "same-origin",
      keepalive: cialo.toString().length < 60000,
    });
  } catch {
    return pozniej(wpis, "offline", SLOWA.offline);
  }
  const dane = await odpowiedz.json().catch(() => ({}));
  if (odpowiedz.status === 403 && dane.token && !ponownie) {
    const wynik = await odswiezToken().catch(() => "wylogowano");
    return wynik === "ok" ? wyslijTeraz(wpis, true) : wylogowano(wpis, {});
  }
  if (odpowiedz.status === 401 || odpowiedz.redirected) return wylogowano(wpis, dane);
  if (odpowiedz.status === 409 && dane.konflikt) return konflikt(wpis, dane.konflikt);
  if (odpowiedz.status === 422 || dane.bledy) return odmowa(wpis, dane.bledy || {});
  if (!odpowiedz.ok || !dane.zapisano) return pozniej(wpis, "blad", SLOWA.blad);
  zapisano(wpis, tekst(wyslane), dane);
}

function zapisano(wpis, wyslane, dane) {
  if (dane.wersja !== null && dane.wersja !== undefined) wpis.wlasciciel.dataset.wersja = dane.wersja;
  wpis.baza = wyslane;
  wpis.ostatnia = wyslane;
  bledPola(wpis, "");
  if (tekst(wartosci(wpis)) === wyslane) {
    wpis.brudny = false;
    schowek.usun("pole", wpis.adres, wpis.nazwa);
    stan(wpis, "zapisano", `Zapisano ${dane.zapisano}`);
  } else {
    zapamietaj(wpis);
    wpis.zegar = setTimeout(() => wyslij(wpis), ZWLOKA_MS);
  }
  kontrolki(wpis)[0]?.dispatchEvent(new CustomEvent("autozapis:zapisano", { bubbles: true, detail: dane }));
}

function pozniej(wpis, nazwa, slowa) {
  const przycisk = element("button", { type: "button", class: "btn btn-sm btn-cichy", onclick: wyslijWszystkie }, "Zapisz teraz");
  stan(wpis, nazwa, slowa, nazwa === "blad" ? przycisk : null);
  clearTimeout(wpis.zegar);
  wpis.zegar = setTimeout(() => wyslij(wpis), PONOWIENIE_MS);
}

function wylogowano(wpis, dane) {
  wpis.wylogowany = true;
  const adres = dane.logowanie || document.body.dataset.logowanie;
  const odnosnik = element("a", { href: `${adres}?next=${encodeURIComponent(location.pathname)}`, target: "_blank" }, "Zaloguj się w nowej karcie");
  stan(wpis, "wylogowano", SLOWA.wylogowano, odnosnik);
}

function wstrzymaj(wpis) {
  wpis.wstrzymany = true;
  wpis.odrzucona = tekst(wartosci(wpis));
}

function odmowa(wpis, bledy) {
  wstrzymaj(wpis);
  const zdanie = bledy[wpis.nazwa] || bledy.__all__ || Object.values(bledy)[0] || SLOWA.blad;
  stan(wpis, "blad", SLOWA.odmowa);
  if (bledy[wpis.nazwa]) bledPola(wpis, zdanie);
  else powiedz(zdanie, { stan: "pilne" });
}

function bledPola(wpis, zdanie) {
  const pole = kontrolki(wpis)[0];
  if (!pole) return;
  const identyfikator = `blad-zapisu-${pole.id || wpis.nazwa}`;
  const stary = document.getElementById(identyfikator);
  const opisane = (pole.getAttribute("aria-describedby") || "").split(" ").filter((jedno) => jedno && jedno !== identyfikator);
  if (zdanie) {
    const wezel = stary || element("span", { class: "invalid-feedback", id: identyfikator, role: "alert" });
    wezel.textContent = zdanie;
    if (!stary) (pole.closest(".skala, .wybor, .form-check") || pole).after(wezel);
    opisane.push(identyfikator);
    pole.classList.add("is-invalid");
    pole.setAttribute("aria-invalid", "true");
  } else {
    stary?.remove();
    pole.classList.remove("is-invalid");
    pole.removeAttribute("aria-invalid");
  }
  if (opisane.length) pole.setAttribute("aria-describedby", opisane.join(" "));
  else pole.removeAttribute("aria-describedby");
}

const odcinki = (lista) =>
  (lista || []).map(([znak, czesc]) => (znak === "=" ? document.createTextNode(czesc) : element(znak === "+" ? "ins" : "del", {}, czesc)));

function konflikt(wpis, dane) {
  wstrzymaj(wpis);
  stan(wpis, "konflikt", SLOWA.konflikt);
  const pole = kontrolki(wpis)[0];
  const moj = wartosci(wpis);
  const etykieta = pole.labels?.[0]?.textContent.trim().replace(/\s*\*$/, "") || wpis.nazwa;
  const tytul = `konflikt-${pole.id || wpis.nazwa}`;
  document.getElementById(`${tytul}-panel`)?.remove();
  const panel = element("section", { class: "konflikt my-2", id: `${tytul}-panel`, "aria-labelledby": tytul, tabindex: "-1" });
  const wybierz = (nowe, zapisz) => () => {
    ustaw(wpis, nowe);
    wpis.baza = dane.tekst;
    wpis.wlasciciel.dataset.wersja = dane.wersja;
    wpis.wstrzymany = false;
    panel.remove();
    pole.focus();
    if (zapisz) {
      wpis.brudny = true;
      zapamietaj(wpis);
      wyslij(wpis);
      return;
    }
    wpis.brudny = false;
    wpis.ostatnia = dane.tekst;
    schowek.usun("pole", wpis.adres, wpis.nazwa);
    const cofnij = element("button", { type: "button", class: "btn btn-sm btn-cichy", onclick: wybierz(moj, true) }, "Przywróć mój tekst");
    stan(wpis, "zapisano", "Przyjęto tamten tekst.", cofnij);
  };
  const jedna = (tytulTekstu, segmenty) =>
    element("div", {}, element("p", { class: "maly mb-1" }, element("b", {}, tytulTekstu)), element("p", { class: "tekst-konfliktu" }, ...odcinki(segmenty)));
  const przycisk = (klasa, napis, czynnosc) => element("button", { type: "button", class: `btn btn-sm ${klasa}`, onclick: czynnosc }, napis);
  const dlugie = pole.tagName === "TEXTAREA";
  panel.append(
    element("p", { class: "h3", id: tytul }, ikona("pilne"), ` Dwie osoby zmieniły to samo pole: „${etykieta}”`),
    element("p", { class: "maly mb-0" }, "Nic nie zginęło. Wybierz tekst albo połącz oba."),
    element("div", { class: "teksty" }, jedna("Twój tekst", dane.moj), jedna(dane.autor ? `Tekst: ${dane.autor}` : "Tekst drugiej osoby", dane.cudzy)),
    element(
      "div",
      { class: "przyciski" },
      ...(dlugie ? [przycisk("btn-primary", "Połącz oba teksty", wybierz([`${moj[0]}\n\n${dane.tekst}`], true))] : []),
      przycisk("btn-zwykly", "Zostaw mój", wybierz(moj, true)),
      przycisk("btn-zwykly", "Przyjmij tamten", wybierz(dane.tekst.split("\n").length > 1 && !dlugie ? dane.tekst.split("\n") : [dane.tekst], false)),
    ),
  );
  (pole.closest(".mb-3, fieldset") || pole).after(panel);
  panel.focus();
}

function wyslijWszystkie() {
  for (const wpis of wpisy.values()) if (wpis.brudny) wyslij(wpis);
}

const niewyslane = () => [...wpisy.values()].filter((wpis) => wpis.brudny && wpis.wlasciciel.isConnected);

// Texts left by an interrupted visit come back and go out with the version they were started from.
function przywroc() {
  for (const pole of document.querySelectorAll("[data-autozapis] [name], [data-autozapis][name]")) {
    const wpis = wpisDla(pole);
    if (!wpis || wpis.sprawdzony) continue;
    wpis.sprawdzony = true;
    const zapis = schowek.wez("pole", wpis.adres, wpis.nazwa);
    if (!zapis) continue;
    if (tekst(zapis.wartosci) === wpis.baza) {
      schowek.usun("pole", wpis.adres, wpis.nazwa);
      continue;
    }
    ustaw(wpis, zapis.wartosci);
    wpis.baza = zapis.baza;
    wpis.brudny = true;
    powiedz(`Przywrócono tekst z ${godzina(zapis.czas)}, który nie zdążył się zapisać.`, { stan: "czeka" });
    wyslij(wpis);
  }
}

// The year 2027 typed into a date passes through 0002, 0020 and 0202: it waits until it is whole.
const jestCalaData = (pole) => pole.type !== "date" || !pole.value.startsWith("0");

document.addEventListener("input", ({ target }) => jestCalaData(target) && zmieniono(target, ["radio", "checkbox"].includes(target.type)));
document.addEventListener("change", ({ target }) => jestCalaData(target) && zmieniono(target, true));
document.addEventListener("focusout", (zdarzenie) => {
  if (zdarzenie.target.type === "date") zmieniono(zdarzenie.target, true);
  const wpis = zdarzenie.target.name && wlasciciel(zdarzenie.target) && wpisDla(zdarzenie.target);
  if (wpis?.brudny && !wpis.wstrzymany) wyslij(wpis);
});
window.addEventListener("online", wyslijWszystkie);
window.addEventListener("offline", () => niewyslane().forEach((wpis) => stan(wpis, "offline", SLOWA.offline)));
document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState === "hidden") return wyslijWszystkie();
  if (!niewyslane().some((wpis) => wpis.wylogowany)) return;
  const wynik = await odswiezToken().catch(() => "wylogowano");
  if (wynik === "inna-osoba") powiedz("W innej karcie pracuje teraz ktoś inny. Skopiuj swój tekst i odśwież stronę.", { stan: "pilne" });
  if (wynik !== "ok") return;
  niewyslane().forEach((wpis) => (wpis.wylogowany = false));
  wyslijWszystkie();
});
// Who takes a form off the page asks first: "autozapis:zamykanie" is refused while a text waits.
document.addEventListener("autozapis:zamykanie", (zdarzenie) => {
  for (const wpis of niewyslane()) {
    if (!zdarzenie.target.contains(wpis.wlasciciel)) continue;
    zdarzenie.preventDefault();
    if (!wpis.wstrzymany) wyslij(wpis);
  }
});
window.addEventListener("beforeunload", (zdarzenie) => {
  if (niewyslane().length) zdarzenie.preventDefault();
});
// A form sent as a whole carries every field: its local copies are settled by the answer.
document.addEventListener("submit", (zdarzenie) => {
  for (const wpis of niewyslane()) {
    if (!zdarzenie.target.contains(wpis.wlasciciel) && zdarzenie.target !== wpis.wlasciciel) continue;
    clearTimeout(wpis.zegar);
    wpis.brudny = false;
  }
});
document.addEventListener("htmx:load", przywroc);
// After „back” the browser may show an old copy of the page; its fields would be in conflict with
// what the same person saved a moment ago. A page kept alive in memory does not come this way.
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") location.reload();
else przywroc();
