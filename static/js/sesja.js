// Form of a session: only the team of the chosen JST is shown; a typed time releases the buttons.

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

for (const form of document.querySelectorAll("form[data-sesja]")) {
  showTeam(form);
  form.addEventListener("change", (event) => {
    if (event.target.name === "proces") showTeam(form);
    if (event.target.name === "czas") form.querySelector("[name=inny_czas]").value = "";
  });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "inny_czas" || !event.target.value) return;
    for (const radio of form.querySelectorAll("[name=czas]")) radio.checked = false;
  });
}
