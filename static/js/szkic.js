// Drafts of ordinary forms: <form data-szkic="name"> keeps what is typed in this browser until the
// form is accepted, and brings it back after an expired session, a closed laptop or an error page.
// A draft belongs to a person, an address and a name. Passwords, files and hidden fields are never kept.
// Pages for people without an account carry [data-szkic-bez-konta]; their drafts live in this tab only,
// since the next person at a shared computer must not find them. The address of such a page is a
// personal link, so the draft is named by a short number made of it, never by the address itself.
//
// How it learns that the form was accepted: on submit it leaves a mark; the next page decides. A page
// that shows the same form with errors, an error page or the sign-in page ([data-nie-przyjeto]) keeps
// the draft; any other page removes it.

import { element, godzina, ikona, schowek, zOdnosnika } from "./przegladarka.js";

const ZNAK = "doradztwo-wyslany-szkic";
const POMIJANE = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);

// FNV-1a: 32 bits tell the links of one tab apart and lead back to none of them.
function numerAdresu() {
  let liczba = 0x811c9dc5;
  for (const litera of location.pathname) liczba = Math.imul(liczba ^ litera.codePointAt(0), 0x01000193) >>> 0;
  return `odnosnik-${liczba}`;
}

const adresStrony = () => (zOdnosnika() ? numerAdresu() : location.pathname);
const nazwaSzkicu = (formularz) => [adresStrony(), formularz.dataset.szkic || "formularz"];
const pola = (formularz) => [...formularz.elements].filter((pole) => pole.name && !POMIJANE.has(pole.type) && !pole.disabled);

function odczytaj(formularz) {
  const wynik = {};
  for (const pole of pola(formularz)) {
    const lista = (wynik[pole.name] ??= []);
    if (pole.type === "checkbox" || pole.type === "radio") {
      if (pole.checked) lista.push(pole.value);
    } else if (pole.multiple) lista.push(...[...pole.selectedOptions].map((opcja) => opcja.value));
    else lista.push(pole.value);
  }
  return wynik;
}

function wpisz(formularz, wartosci) {
  const kolejne = {};
  for (const pole of pola(formularz)) {
    const lista = wartosci[pole.name];
    if (!lista) continue;
    if (pole.type === "checkbox" || pole.type === "radio") pole.checked = lista.includes(pole.value);
    else if (pole.multiple) [...pole.options].forEach((opcja) => (opcja.selected = lista.includes(opcja.value)));
    else pole.value = lista[(kolejne[pole.name] = (kolejne[pole.name] ?? -1) + 1)] ?? pole.value;
  }
}

function zaproponuj(formularz, szkic, pierwotne) {
  const usun = element("button", { type: "button", class: "btn btn-sm btn-zwykly" }, "Usuń przywrócony tekst");
  const pasek = element(
    "div",
    { class: "komunikat s-czeka mb-3", role: "status" },
    ikona("czeka"),
    element("p", {}, `Przywrócono tekst z ${godzina(szkic.czas)}, który nie został wysłany. Sprawdź go i zapisz.`),
    element("div", { class: "przyciski mt-2" }, usun),
  );
  usun.addEventListener("click", () => {
    schowek.usun("szkic", ...nazwaSzkicu(formularz));
    wpisz(formularz, pierwotne);
    pasek.remove();
  });
  formularz.prepend(pasek);
}

function przejmijZnak() {
  try {
    const znak = JSON.parse(sessionStorage.getItem(ZNAK));
    sessionStorage.removeItem(ZNAK);
    return znak;
  } catch {
    return null;
  }
}

function rozlicz(znak) {
  if (!znak || document.querySelector("[data-nie-przyjeto]")) return;
  const toSamo = [...document.querySelectorAll("form[data-szkic]")].some(
    (formularz) => nazwaSzkicu(formularz).join("|") === znak.nazwa.join("|"),
  );
  if (toSamo && !document.querySelector(".komunikat.s-gotowe")) return;
  schowek.usun("szkic", ...znak.nazwa);
}

function przygotuj(formularz) {
  const nazwa = nazwaSzkicu(formularz);
  const pierwotne = odczytaj(formularz);
  const szkic = schowek.wez("szkic", ...nazwa);
  const zBledami = formularz.querySelector(".is-invalid") || document.querySelector(".podsumowanie-bledow");
  if (szkic && !zBledami && JSON.stringify(szkic.wartosci) !== JSON.stringify(pierwotne)) {
    wpisz(formularz, szkic.wartosci);
    zaproponuj(formularz, szkic, pierwotne);
  }
  let zegar = 0;
  const zachowaj = () => {
    clearTimeout(zegar);
    zegar = setTimeout(() => schowek.schowaj({ wartosci: odczytaj(formularz) }, "szkic", ...nazwa), 300);
  };
  formularz.addEventListener("input", zachowaj);
  formularz.addEventListener("change", zachowaj);
  formularz.addEventListener("submit", () => {
    clearTimeout(zegar);
    schowek.schowaj({ wartosci: odczytaj(formularz) }, "szkic", ...nazwa);
    try {
      sessionStorage.setItem(ZNAK, JSON.stringify({ nazwa }));
    } catch {
      // Without the store the draft simply stays until it grows old.
    }
  });
}

const znak = przejmijZnak();
if (document.body.dataset.uzytkownik || document.querySelector("[data-szkic-bez-konta]")) {
  rozlicz(znak);
  document.querySelectorAll("form[data-szkic]").forEach(przygotuj);
  // A form that came with a fragment; the swapped element itself may be gone.
  document.addEventListener("htmx:afterSwap", (zdarzenie) => {
    const nowe = document.getElementById(zdarzenie.detail.target.id) || zdarzenie.detail.elt;
    nowe?.querySelectorAll("form[data-szkic]").forEach(przygotuj);
  });
}
