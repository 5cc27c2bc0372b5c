// The two clocks of an incident's page. While "Published by" is drawn, the toll of that day stands large, taken from the
// days that the page holds; the answer with its accounts comes from the server (the button, or letting go under Enter).
const form = document.getElementById("setting");
const known = new Map([...document.querySelectorAll("#by-day li")].map((day) => [day.dataset.day, day.dataset]));

function words(range) {
  const days = range.dataset.days.split(" ");
  const day = days[Number(range.value)];
  return { day, text: day === undefined ? "now" : named(day) };
}

function named(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function preview(day) {
  for (const block of document.querySelectorAll(".toll[data-outcome]")) {
    const link = block.querySelector(".figure a");
    if (!block.dataset.outcome || !link) continue;
    link.dataset.now ??= link.textContent;
    const then = day === undefined ? undefined : known.get(day);
    const figure = then?.[block.dataset.outcome];
    link.textContent = figure ?? link.dataset.now;
    block.classList.toggle("preview", figure !== undefined);
  }
}

for (const range of form?.querySelectorAll("input[type=range]") ?? []) {
  range.addEventListener("input", () => {
    const { day, text } = words(range);
    document.getElementById(`${range.id}-out`).value = text;
    range.setAttribute("aria-valuetext", text);
    const usual = form.elements.method.value === "plain" && form.elements.group.value === "";
    if (range.name === "nth-published" && usual) preview(day);
  });
}
// A slider that stands at its end asks for nothing: the link of the page stays short.
form?.addEventListener("submit", () => {
  for (const field of form.elements) {
    const last = field.type === "range" && field.value === field.max;
    if (last || (field.tagName === "SELECT" && field.value === "")) field.disabled = true;
  }
});
