// The review page: what was chosen is shown in "What it would do", and asks for the words that it needs. Without this
// script every choice, reason and effect stands on the page as well.

const form = document.getElementById("judging");
const rows = [...document.querySelectorAll("tr[data-if]")];
const chosen = name => form?.querySelector(`input[name="${name}"]:checked`)?.value ?? "";

/** The answers that the present choice comes to, the one that tells most first. */
function answers() {
  if (chosen("reading") === "wrong") return ["wrong", "set_aside"];
  if (chosen("use") === "set_aside") {
    return form.querySelector('input[name="like"]:checked') ? ["like_aside", "set_aside"] : ["set_aside"];
  }
  return chosen("use") === "used" || chosen("reading") === "right" ? ["used"] : [];
}

function show() {
  const wanted = answers().find(key => rows.some(row => row.dataset.if.split(" ").includes(key)));
  for (const row of rows) {
    const here = wanted !== undefined && row.dataset.if.split(" ").includes(wanted);
    row.classList.toggle("here", here);
    if (here) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  document.getElementById("what-is-wrong")?.toggleAttribute("hidden", chosen("reading") !== "wrong");
  const aside = chosen("use") === "set_aside" && chosen("reading") !== "wrong";
  document.getElementById("grounds")?.toggleAttribute("hidden", !aside && chosen("reading") === "wrong");
  document.getElementById("what-shows")?.toggleAttribute("hidden", !aside);
}

if (form) {
  form.addEventListener("change", event => {
    const { name, value } = event.target;
    if (name === "ground") form.querySelector('input[name="use"][value="set_aside"]').checked = true;
    if (name === "use" && value === "used") for (const g of form.querySelectorAll('input[name="ground"]')) g.checked = false;
    show();
    if (name === "reading" && value === "wrong") document.getElementById("wrong").focus();
  });
  // A choice that is pressed again is taken back.
  for (const radio of form.querySelectorAll('input[type="radio"]')) {
    let was = false;
    const before = () => { was = radio.checked; };
    radio.addEventListener("pointerdown", before);
    radio.closest("label").addEventListener("pointerdown", before);
    radio.addEventListener("click", event => {
      if (!was || event.detail === 0) return;
      radio.checked = false;
      show();
    });
  }
  show();
}

const search = document.getElementById("to-search");
if (search) {
  search.hidden = false;
  search.addEventListener("click", () => {
    const field = document.getElementById("q-q");
    field.closest("details").open = true;
    field.focus();
  });
}
