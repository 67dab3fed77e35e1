// What is nicer with JavaScript; every page works without this file.

const LOOK_AGAIN_MS = 2000;

function watchDesk() {
  const desk = document.querySelector("#desk[data-refreshes]");
  if (!desk) return;
  const timer = setInterval(async () => {
    if (document.hidden || desk.contains(document.activeElement)) return;
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    renew(fresh);
    if (!fresh.querySelector("#desk[data-refreshes]")) {
      clearInterval(timer);
      document.querySelector("#desk .refresh")?.remove();
    }
  }, LOOK_AGAIN_MS);
}

function renew(fresh) {
  for (const id of ["desk-rows", "desk-summary"]) {
    const old = document.getElementById(id);
    const young = fresh.getElementById(id);
    if (old && young && old.innerHTML !== young.innerHTML) old.replaceChildren(...young.childNodes);
  }
}

function takeDrops() {
  const form = document.getElementById("upload");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  form.querySelector(".with-script").hidden = false;
  for (const [name, is_over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.toggle("is-over", is_over);
    });
  }
  form.addEventListener("drop", (event) => {
    field.files = event.dataTransfer.files;
    field.focus();
  });
}

function showThumbnail() {
  const strip = document.querySelector(".strip");
  const current = strip?.querySelector("[aria-current]");
  if (!current) return;
  strip.scrollTop = current.offsetTop - strip.clientHeight / 2;
  strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2;
}

watchDesk();
takeDrops();
showThumbnail();
