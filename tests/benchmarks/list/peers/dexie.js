// A log on the most used library for IndexedDB, filtered as its documentation shows; draws at most 100 rows.
import { Dexie } from "dexie";
import { draw, onSearch, textOf } from "./rows.js";

const database = new Dexie("peer");
database.version(1).stores({ receipts: "id, at" });

const show = async (wanted) => {
  const newest = database.receipts.orderBy("at").reverse();
  const found = await newest.filter((each) => textOf(each).includes(wanted)).toArray();
  draw(found.slice(0, 100), found.length);
};

window.fill = (receipts) => database.receipts.bulkPut(receipts);
onSearch(show);
await show("");
