// The panel of comments beside a document: what opens it gets the focus back when it is closed.

document.addEventListener("htmx:afterSwap", (zdarzenie) => {
  const panel = document.getElementById("rozmowa");
  if (!panel || panel.hidden || zdarzenie.detail.target.id !== "rozmowa") return;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
});
