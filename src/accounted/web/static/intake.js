// Files are sent one after the other, each with its progress and what became of it. A sidecar (report.json beside
// report.txt) goes with its report. What is too large is told here and not sent. Without this script the form sends all at
// once, and the page that answers tells the same.

const form = document.getElementById("files-form");
const list = document.getElementById("progress");
const field = document.getElementById("files");
if (form && list && field) begin();

function begin() {
  const each = Number(form.dataset.each), most = Number(form.dataset.most);
  let busy = false;

  form.addEventListener("submit", event => {
    event.preventDefault();
    if (field.files.length) send([...field.files]);
  });
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, event => { event.preventDefault(); form.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) form.addEventListener(name, () => form.classList.remove("over"));
  form.addEventListener("drop", event => {
    event.preventDefault();
    if (event.dataTransfer.files.length) send([...event.dataTransfer.files]);
  });

  /** A report with its sidecar, where the names say so; else each file alone. */
  function together(files) {
    const stem = name => name.replace(/\.[^.]*$/, "");
    const others = files.filter(f => !/\.json$/i.test(f.name));
    const sets = others.map(f => [f]);
    for (const side of files.filter(f => /\.json$/i.test(f.name))) {
      const mine = sets.find(s => s[0].name === stem(side.name)) ?? sets.find(s => !/\.json$/i.test(s[0].name) && stem(s[0].name) === stem(side.name));
      if (mine) mine.push(side); else sets.push([side]);
    }
    return sets;
  }

  async function send(files) {
    if (busy) {
      line(`${files.length} more`, "not sent: others are on their way; give them again when these are done", "attend");
      return;
    }
    busy = true;
    list.replaceChildren();
    if (together(files).length > 1 && (form.elements.url.value.trim() || form.elements.title.value.trim())) {
      line(`${files.length} files`, "not sent: an address and a headline belong to one file; empty them, or send the files singly", "attend");
    } else if (files.length > most) line(`${files.length} files`, `too many at once; ${most} at most`, "attend");
    else {
      let fresh = 0;
      for (const set of together(files)) fresh += await sendOne(set);
      const done = document.createElement("li");
      done.innerHTML = '<a class="button" href="/intake"></a>';
      done.firstChild.textContent = `Done. ${fresh} new: say where each goes`;
      list.append(done);
      done.firstChild.focus();
    }
    field.value = "";
    busy = false;
  }

  function line(name, said, kind = "") {
    const item = document.createElement("li");
    const tag = document.createElement("span"), title = document.createElement("b");
    tag.className = `tag ${kind}`;
    tag.textContent = said;
    title.textContent = name;
    title.dir = "auto";
    item.append(tag, " ", title);
    list.append(item);
    return { item, tag };
  }

  function sendOne(set) {
    const name = set[0].name;
    if (set.some(f => f.size > each)) {
      line(name, `not sent: over ${each / 1e6} MB, the limit for one file; split it into its reports`, "attend");
      return 0;
    }
    const { item, tag } = line(name, "sending");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `sent of ${name}`);
    item.append(" ", bar);
    const data = new FormData(form);
    data.delete("file");
    for (const file of set) data.append("file", file, file.name);
    return new Promise(resolve => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("accept", "application/json");
      request.setRequestHeader("x-csrf", form.elements.csrf.value);
      request.upload.addEventListener("progress", e => {
        if (e.lengthComputable) bar.value = e.loaded / e.total;
        if (e.loaded === e.total) tag.textContent = "reading";
      });
      request.addEventListener("error", () => { told("not taken in: the connection broke; send it again", "attend"); resolve(0); });
      request.addEventListener("load", () => {
        let answer = null;
        try { answer = JSON.parse(request.responseText); } catch { /* a page, or words */ }
        if (request.status !== 200 || !answer) {
          const words = request.status === 413 ? request.responseText : "refused; load the page again and send it again";
          told(`not taken in: ${words}`, "attend");
          return resolve(0);
        }
        const first = answer.files[0];
        told(first.state, first.state === "new" ? "used" : first.reports.length ? "" : "attend");
        for (const one of answer.files) {
          for (const [n, href] of one.reports.slice(0, 5).entries()) {
            const a = document.createElement("a");
            a.href = href;
            a.textContent = n ? "another" : "report";
            item.append(" ", a);
          }
          if (one.reports.length) item.append(`, ${one.claims} claims read`);
          for (const words of one.problems) {
            const p = document.createElement("span");
            p.className = "settle";
            p.dir = "auto";
            p.textContent = words;
            item.append(" ", p);
          }
        }
        resolve(answer.files.reduce((n, f) => n + (f.state === "new" ? f.reports.length : 0), 0));
      });
      request.send(data);

      function told(words, kind) {
        bar.remove();
        tag.textContent = words;
        tag.className = `tag ${kind}`;
      }
    });
  }
}
