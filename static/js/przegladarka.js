// Small shared pieces: who is signed in, the CSRF token, the local store of texts not yet sent.

const PREFIKS = "doradztwo:";
const WAZNOSC_MS = 14 * 24 * 60 * 60 * 1000;

export const uzytkownik = () => document.body.dataset.uzytkownik || "";

export function token() {
  const pole = document.querySelector("input[name=csrfmiddlewaretoken]");
  const naglowki = document.body.getAttribute("hx-headers");
  return naglowki ? JSON.parse(naglowki)["X-CSRFToken"] : pole ? pole.value : "";
}

// After signing in again the old token is void: take a fresh one from this page.
// Answers "ok", "wylogowano" or "inna-osoba" (then nothing may be sent).
export async function odswiezToken() {
  const odpowiedz = await fetch(location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  const strona = new DOMParser().parseFromString(await odpowiedz.text(), "text/html");
  const osoba = strona.body.dataset.uzytkownik || "";
  if (!osoba) return "wylogowano";
  if (osoba !== uzytkownik()) return "inna-osoba";
  const naglowki = strona.body.getAttribute("hx-headers");
  if (!naglowki) return "wylogowano";
  document.body.setAttribute("hx-headers", naglowki);
  const swiezy = JSON.parse(naglowki)["X-CSRFToken"];
  document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((pole) => (pole.value = swiezy));
  return "ok";
}

const klucz = (czesci) => PREFIKS + [uzytkownik(), ...czesci].join("|");

// Private windows and full disks refuse the store; typing must go on without it.
function bezpiecznie(czynnosc, inaczej = null) {
  try {
    return czynnosc();
  } catch {
    return inaczej;
  }
}

// A page behind a personal link, open to people without an account.
export const zOdnosnika = () => document.querySelector("[data-szkic-bez-konta]") !== null;

// What a person without an account types lives as long as the tab; so does what anybody, also
// signed in, types behind a personal link.
const magazyn = () => (uzytkownik() && !zOdnosnika() ? localStorage : sessionStorage);

export const schowek = {
  wez: (...czesci) => bezpiecznie(() => JSON.parse(magazyn().getItem(klucz(czesci)))),
  schowaj: (wartosc, ...czesci) =>
    bezpiecznie(() => magazyn().setItem(klucz(czesci), JSON.stringify({ ...wartosc, czas: Date.now() }))),
  usun: (...czesci) => bezpiecznie(() => magazyn().removeItem(klucz(czesci))),
  moje: () =>
    bezpiecznie(() => Object.keys(localStorage).filter((nazwa) => nazwa.startsWith(`${PREFIKS}${uzytkownik()}|`)), []),
  usunMoje: () => schowek.moje().forEach((nazwa) => bezpiecznie(() => localStorage.removeItem(nazwa))),
  usunStare: () =>
    bezpiecznie(() => {
      for (const nazwa of Object.keys(localStorage)) {
        if (!nazwa.startsWith(PREFIKS)) continue;
        const wpis = bezpiecznie(() => JSON.parse(localStorage.getItem(nazwa)));
        if (!wpis || Date.now() - wpis.czas > WAZNOSC_MS) localStorage.removeItem(nazwa);
      }
    }),
};

export function godzina(czas = Date.now()) {
  const chwila = new Date(czas);
  return `${chwila.getHours()}:${String(chwila.getMinutes()).padStart(2, "0")}`;
}

export function element(nazwa, wlasciwosci = {}, ...dzieci) {
  const wezel = document.createElement(nazwa);
  for (const [klucz, wartosc] of Object.entries(wlasciwosci)) {
    if (klucz === "class") wezel.className = wartosc;
    else if (klucz.startsWith("on")) wezel.addEventListener(klucz.slice(2), wartosc);
    else wezel.setAttribute(klucz, wartosc);
  }
  wezel.append(...dzieci);
  return wezel;
}

export function ikona(nazwa) {
  const przestrzen = "http://www.w3.org/2000/svg";
  const rysunek = document.createElementNS(przestrzen, "svg");
  rysunek.setAttribute("class", "i");
  rysunek.setAttribute("aria-hidden", "true");
  const odwolanie = document.createElementNS(przestrzen, "use");
  odwolanie.setAttribute("href", `#i-${nazwa}`);
  rysunek.append(odwolanie);
  return rysunek;
}

const IKONY = { gotowe: "ok", toku: "info" };

// A message in the live region; opcje: stan, adres and link (a link after the sentence).
export function powiedz(tekst, opcje = {}) {
  const miejsce = document.getElementById("komunikaty-na-zywo");
  if (!miejsce) return;
  const stan = opcje.stan || "toku";
  const zdanie = element("p", {}, tekst);
  if (opcje.adres) zdanie.append(" ", element("a", { href: opcje.adres, target: "_blank" }, opcje.link || opcje.adres));
  miejsce.replaceChildren(element("div", { class: `komunikat s-${stan}` }, ikona(IKONY[stan] || stan), zdanie));
}
