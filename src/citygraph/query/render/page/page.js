// Sorts the table by a column at a click on its head: numbers as numbers, text as the reader's language has it.
"use strict";
const table = document.querySelector("table");
const body = table.tBodies[0];
const text = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const heads = [...table.tHead.rows[0].cells];
const written = [...body.rows];

function key(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent;
}

function compare(one, other) {
  const a = Number(one), b = Number(other);
  return Number.isNaN(a) || Number.isNaN(b) ? text.compare(one, other) : a - b;
}

heads.forEach((head, column) => {
  head.querySelector("button").addEventListener("click", () => {
    const now = head.getAttribute("aria-sort");
    heads.forEach((each) => each.removeAttribute("aria-sort"));
    let rows = written;
    if (now !== "descending") {
      const sign = now === "ascending" ? -1 : 1;
      head.setAttribute("aria-sort", sign === 1 ? "ascending" : "descending");
      const keyed = written.map((row) => [key(row, column), row]);
      // what is empty stays at the end either way
      keyed.sort(([a], [b]) => (a === "" ? 1 : 0) - (b === "" ? 1 : 0) || sign * compare(a, b));
      rows = keyed.map(([, row]) => row);
    }
    body.append(...rows);
  });
});
