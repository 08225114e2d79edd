// Who else has the editor open: asked every 20 seconds while the page is looked at.

const CO_MS = 20000;
const linia = document.querySelector("[data-obecnosc]");

const otwarteMiejsce = () => document.querySelector("form.edycja")?.closest("[id^='dzialanie-'], article[id^='cel-']")?.id || "";

function opisMiejsca(miejsce) {
  if (!miejsce) return "";
  const nazwa = miejsce.startsWith("cel-") ? "cel" : "działanie";
  const wezel = document.getElementById(miejsce);
  const numer = wezel?.querySelector(".numer, th > b, .karta-glowka h3, .karta-glowka h4")?.textContent.match(/[\d.]+/)?.[0];
  return numer ? `${nazwa} ${numer}` : nazwa;
}

const zdanie = ({ osoba, rola, miejsce }) => `${osoba} (${[rola, opisMiejsca(miejsce)].filter(Boolean).join(", ")})`;

function pokaz(osoby) {
  const pisza = osoby.filter((jedna) => jedna.miejsce);
  const czytaja = osoby.filter((jedna) => !jedna.miejsce);
  const czesci = [];
  if (pisza.length) czesci.push(`Teraz pisze też: ${pisza.map(zdanie).join("; ")}`);
  if (czytaja.length) czesci.push(`Otwarte ma też: ${czytaja.map(zdanie).join("; ")}`);
  const tekst = czesci.join(". ");
  if (linia.textContent !== tekst) linia.textContent = tekst;
}

async function zapytaj() {
  if (document.visibilityState === "hidden" || !navigator.onLine) return;
  const adres = `${linia.dataset.obecnosc}?${new URLSearchParams({ miejsce: otwarteMiejsce() })}`;
  try {
    const odpowiedz = await fetch(adres, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (odpowiedz.ok && !odpowiedz.redirected) pokaz((await odpowiedz.json()).osoby);
  } catch {
    // Autosave says that the network is gone.
  }
}

if (linia) {
  zapytaj();
  setInterval(zapytaj, CO_MS);
  document.addEventListener("visibilitychange", zapytaj);
  document.addEventListener("htmx:afterSettle", zapytaj);
}
