import { afterEach, expect, test, vi } from "vitest";
import { phoneOffset } from "./phone-clock.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("the phone's offset at a time is that of its season, also with seconds", () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  expect(phoneOffset("2020-07-01T10:00")).toBe("+02:00");
  expect(phoneOffset("2020-07-01T10:00:30")).toBe("+02:00");
  expect(phoneOffset("2020-01-01T10:00:30")).toBe("+01:00");
});
