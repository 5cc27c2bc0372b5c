// Writing a summary: a click on a claim's line puts its number into the row that was last written in; the last row that is
// filled is followed by an empty one.
const list = document.querySelector(".sentences");
let row = list?.firstElementChild;

list?.addEventListener("focusin", (event) => {
  row = event.target.closest("li") ?? row;
});

function follow() {
  const last = list.lastElementChild;
  if (last.querySelector("textarea").value.trim() === "") return;
  const next = last.cloneNode(true);
  const n = list.children.length + 1;
  next.id = `row-${n}`;
  next.className = "";
  for (const field of next.querySelectorAll("textarea, input, select")) {
    field.value = "";
    field.id = field.id.replace(/\d+$/, n);
  }
  for (const label of next.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/\d+$/, n);
  next.querySelector("label").textContent = `Sentence ${n}`;
  list.append(next);
}

list?.addEventListener("input", follow);

for (const line of document.querySelectorAll(".claim-list li[data-number]")) {
  const put = document.createElement("button");
  put.type = "button";
  put.className = "link";
  put.textContent = "rest on it";
  put.setAttribute("aria-label", `rest the sentence on claim ${line.dataset.number}`);
  put.addEventListener("click", () => {
    const field = row.querySelector("input[name=rests]");
    const numbers = field.value.split(/[,\s]+/).filter(Boolean);
    if (!numbers.includes(line.dataset.number)) field.value = [...numbers, line.dataset.number].join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  line.append(" ", put);
}
