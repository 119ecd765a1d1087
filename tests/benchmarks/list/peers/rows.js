// Both peers: one list element a receipt, and its texts in one string for the search.
export function draw(receipts, count = receipts.length) {
  const rows = receipts.map(({ at, simId, channelName, paid, status }) => {
    const row = document.createElement("li");
    const amount = (paid.amount / 100).toFixed(2);
    row.textContent = `${at.slice(0, 10)} ${simId} ${channelName} ${paid.currency} ${amount} ${status}`;
    return row;
  });
  document.querySelector("ul").replaceChildren(...rows);
  document.querySelector("[role=status]").textContent = `${count} receipts`;
}

export function textOf({ at, channel, channelName, means, order, status, notes, paid }) {
  const texts = [at, channel, channelName, means, order, status, notes, paid.amount, paid.currency];
  return texts.join(" ").toLowerCase();
}

export function onSearch(show) {
  document.querySelector("input").addEventListener("input", ({ target }) => {
    show(target.value.toLowerCase());
  });
}
