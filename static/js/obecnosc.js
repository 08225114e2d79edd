// Attendance: a running count, and one button per team to tick all of it.

const form = document.querySelector("form[data-obecnosc]");
const boxes = [...form.querySelectorAll("input[name=obecni]")];
const counter = form.querySelector("[data-licznik]");

function count() {
  const present = boxes.filter((box) => box.checked).length;
  counter.textContent = `zaznaczono ${present} z ${boxes.length}`;
}

for (const group of form.querySelectorAll("fieldset")) {
  const own = [...group.querySelectorAll("input[name=obecni]")];
  if (own.length < 2) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-cichy";
  button.textContent = "zaznacz wszystkich";
  button.setAttribute("aria-label", `Zaznacz wszystkich: ${group.querySelector("legend").textContent}`);
  button.addEventListener("click", () => {
    for (const box of own) box.checked = true;
    count();
  });
  group.append(button);
}
form.addEventListener("change", count);
count();
