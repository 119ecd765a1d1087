import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DELIMITERS } from "./delimiter.ts";
import { readLines } from "./lines.ts";

const cellsOf = (text: string) => [...readLines(text, ",")].map(({ cells }) => cells);

describe("lines of a table", () => {
  test("are the same as another library reads", () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from("aé ,;|\t\r\n\"'1")) });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1 });
    const ends = fc.constantFrom("\n", "\r\n", "\r");
    const property = fc.property(
      table,
      fc.constantFrom(...DELIMITERS),
      ends,
      (rows, delimiter, end) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((cells) => cells.map(quote).join(delimiter) + end).join("");
        const read = [...readLines(text, delimiter)];
        expect(read.map(({ cells }) => cells)).toEqual(rows);
        expect(read.map(({ cells }) => cells)).toEqual(
          parse(text, { delimiter, record_delimiter: end, relax_column_count: true }),
        );
        expect(read.some(({ isOpen }) => isOpen)).toBe(false);
        expect(read.at(-1)?.next).toBe(text.length);
      },
    );
    fc.assert(property);
  });

  test.each([
    [
      "a,b\nc,\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ["a,b", [["a", "b"]]],
    ["\n\r\n,\r", [[""], [""], ["", ""]]],
    ['"",""""', [["", '"']]],
    ['1,"Top "up" plan",5\n', [["1", 'Top "up" plan', "5"]]],
    ['"a"  ,5" tube\n', [["a", '5" tube']]],
    [
      '"two\r\nlines",1\r\n2,3',
      [
        ["two\r\nlines", "1"],
        ["2", "3"],
      ],
    ],
  ])("are read leniently: %j", (text, lines) => {
    expect(cellsOf(text)).toEqual(lines);
  });

  test("an open quotation mark takes the rest, and is told at its line", () => {
    const read = [...readLines('a,b\n1,"open\n2,3\n', ",")];
    expect(read.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(read[1]?.cells).toEqual(["1", "open\n2,3\n"]);
  });

  test("of any text end, and none of it but marks and line ends is lost", () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('ab,"\r\n ')) });
    const kept = (some: string) => some.replace(/[",\r\n ]/g, "");
    const property = fc.property(text, (some) => {
      expect(kept(cellsOf(some).flat().join(""))).toBe(kept(some));
    });
    fc.assert(property);
  });
});
