// Form of a session: only the team of the chosen JST is shown; a typed time releases the buttons;
// what is typed is kept as a draft on the server.

import { token } from "./przegladarka.js";

const ZWLOKA_MS = 1500;

function showTeam(form) {
  const select = form.querySelector("select[name=proces]");
  if (!select) return;
  for (const group of form.querySelectorAll("[data-proces]")) {
    const isChosen = group.dataset.proces === select.value;
    group.hidden = !isChosen;
    // People of another JST must not be sent along.
    group.disabled = !isChosen;
  }
}

async function saveDraft(form) {
  const data = new FormData(form);
  // The key belongs to the entry itself; files wait for it too.
  data.delete("_klucz");
  data.delete("pliki");
  const line = form.querySelector("[data-stan-szkicu]");
  try {
    const answer = await fetch(form.dataset.adresSzkicu, {
      method: "POST",
      body: data,
      credentials: "same-origin",
      headers: { Accept: "application/json", "X-CSRFToken": token() },
    });
    if (!answer.ok || !answer.headers.get("Content-Type")?.includes("json")) throw new Error();
    const saved = await answer.json();
    form.querySelector("[name=szkic]").value = saved.szkic;
    line.textContent = `Szkic zapisany ${saved.zapisano}. Nie liczy się, dopóki nie zapiszesz sesji.`;
  } catch {
    line.textContent = "Nie zapisano szkicu. Spróbuję przy następnej zmianie.";
  }
}

function keepDraft(form) {
  let timer = 0;
  let isSent = false;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => !isSent && saveDraft(form), ZWLOKA_MS);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    isSent = true;
    clearTimeout(timer);
  });
}

export function prepare(form) {
  showTeam(form);
  form.addEventListener("change", (event) => {
    if (event.target.name === "proces") showTeam(form);
    if (event.target.name === "czas") form.querySelector("[name=inny_czas]").value = "";
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "inny_czas" || !event.target.value) return;
    for (const radio of form.querySelectorAll("[name=czas]")) radio.checked = false;
  });
  if (form.dataset.adresSzkicu) keepDraft(form);
}

document.querySelectorAll("main form[data-sesja]").forEach(prepare);
