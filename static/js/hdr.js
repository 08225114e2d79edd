// Editor of the HDR: the list of broken links follows what is saved, one place is open at a time.

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
    if (!nowe.contains(odnosnik)) odnosnik.click();
  }
}

document.addEventListener("autozapis:zapisano", odswiezOgniwa);
document.addEventListener("htmx:afterSwap", (zdarzenie) => {
  const nowe = document.getElementById(zdarzenie.detail.target.id) || zdarzenie.detail.elt;
  const formularz = nowe?.querySelector("form.edycja");
  if (!formularz) return;
  zamknijPozostale(nowe);
  formularz.querySelector("textarea, input:not([type=hidden])")?.focus();
});

// A browser skips autofocus when the address has a fragment.
document.querySelector("form.edycja [autofocus]")?.focus();
