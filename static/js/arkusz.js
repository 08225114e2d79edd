// The sheet: keys 1-5 and 0, and the progress that follows every saved answer.
// Without this file the sheet works the same: a button saves the whole screen.

import { ikona } from "./przegladarka.js";

const formularz = document.querySelector("form[data-arkusz]");
const stwierdzenia = [...formularz.querySelectorAll("fieldset.stwierdzenie")];
const podpowiedz = formularz.querySelector("[data-podpowiedz-klawiszy]");
if (podpowiedz) podpowiedz.hidden = false;

const odpowiedziano = (jedno) => jedno.querySelector("input:checked") !== null;

function skup(jedno) {
  const pole = jedno.querySelector("input:checked") || jedno.querySelector("input");
  pole.focus({ preventScroll: true });
  jedno.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (zdarzenie) => {
  if (zdarzenie.ctrlKey || zdarzenie.altKey || zdarzenie.metaKey || !/^[0-5]$/.test(zdarzenie.key)) return;
  const czynne = document.activeElement;
  if (czynne?.matches("input:not([type=radio]), textarea, select")) return;
  const to = czynne?.closest("fieldset.stwierdzenie") || (czynne === document.body ? stwierdzenia.find((jedno) => !odpowiedziano(jedno)) : null);
  if (!to) return;
  // 0 is "nie wiem" of a statement, "bez oceny" of a question about the whole area.
  const pole = to.querySelector(zdarzenie.key === "0" ? 'input[value="nie_wiem"], input[value=""]' : `input[value="${zdarzenie.key}"]`);
  zdarzenie.preventDefault();
  if (!pole.checked) {
    pole.checked = true;
    pole.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const nastepne = stwierdzenia[stwierdzenia.indexOf(to) + 1];
  if (nastepne) skup(nastepne);
  else formularz.querySelector("button[name=dokad]").focus();
});

function licznik(odpowiedzi, stwierdzen) {
  const stan = odpowiedzi === stwierdzen ? "gotowe" : odpowiedzi ? "toku" : "";
  const wezel = document.createElement("span");
  wezel.className = stan ? `stan s-${stan}` : "drobny cichy";
  if (stan) wezel.append(ikona(stan === "gotowe" ? "ok" : stan));
  wezel.append(`${odpowiedzi} z ${stwierdzen}`);
  return wezel;
}

document.addEventListener("autozapis:zapisano", ({ detail }) => {
  if (detail.odpowiedzi === undefined) return;
  document.querySelectorAll("[data-odpowiedzi]").forEach((miejsce) => (miejsce.textContent = detail.odpowiedzi));
  document.querySelectorAll("[data-w-obszarze]").forEach((miejsce) => (miejsce.textContent = detail.w_obszarze));
  const postep = document.querySelector("[data-postep]");
  if (postep) postep.value = detail.odpowiedzi;
  document
    .querySelectorAll(`[data-postep-obszaru="${detail.obszar}"]`)
    .forEach((miejsce) => miejsce.replaceChildren(licznik(detail.w_obszarze, detail.stwierdzen)));
});
