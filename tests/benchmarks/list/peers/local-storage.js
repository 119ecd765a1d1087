// The plainest log: one JSON in localStorage, read whole and drawn whole at each change.
import { draw, onSearch, textOf } from "./rows.js";

const show = (wanted) => {
  const receipts = JSON.parse(localStorage.getItem("receipts") ?? "[]");
  draw(wanted ? receipts.filter((each) => textOf(each).includes(wanted)) : receipts);
};

window.fill = (receipts) => localStorage.setItem("receipts", JSON.stringify(receipts));
onSearch(show);
show("");
