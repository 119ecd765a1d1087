import { describe, expect, test } from "vitest";
import { readOtherApp } from "./other-apps.ts";

describe("a file of another app that can’t be read is refused with the reason", () => {
  test.each([
    [{ sims: [], backupVersion: 4 }, "import.newer"],
    [{ cards: [], version: 2 }, "import.newer"],
    [{ sims: [], backupVersion: "latest" }, "import.other-json"],
    [{ cards: [] }, "import.other-json"],
    [{ receipts: [], version: 1 }, "import.backup"],
  ])("%o: %s", (file, code) => {
    expect(readOtherApp(JSON.stringify(file))).toMatchObject({ problem: { code } });
  });
});
