import fc from "fast-check";
import ICAL from "ical.js";
import { afterEach, describe, expect, test } from "vitest";
import { anyText } from "../testing/arbitraries.ts";
import { addDays } from "../plain-date.ts";
import { type Choice, type Deadline, planReminders, type Words } from "./reminders.ts";
import { type CalendarEvent, writeCalendar } from "./write.ts";

const STAMP = "2026-11-22T07:59:00.000Z";
const EVENT: CalendarEvent = {
  uid: "nobars-sim-1-30",
  on: "2026-12-01",
  summary: "Top up Trip",
  description: "Good until 31 December 2026. Top up with THB 50; dial *123#, or go to a shop.",
  sequence: 7,
};

/** Return what another program reads from a file. */
function readBack(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

// As in the bytes of a file: a lone surrogate becomes U+FFFD.
function throughUtf8(text: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function readOne(event: CalendarEvent): ICAL.Event {
  const [read, ...others] = readBack(writeCalendar([event], STAMP));
  if (!read || others.length > 0) throw new Error("one event was written");
  return read;
}

describe("another program reads", () => {
  test("an event as it was written", () => {
    const read = readOne(EVENT);
    expect(read.uid).toBe(EVENT.uid);
    expect(read.summary).toBe(EVENT.summary);
    expect(read.description).toBe(EVENT.description);
    expect(read.sequence).toBe(7);
    expect(read.startDate.toString()).toBe("2026-12-01T10:00:00");
    expect(read.endDate.toString()).toBe("2026-12-01T10:15:00");
    expect(read.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(String(read.component.getFirstPropertyValue("dtstamp"))).toBe("2026-11-22T07:59:00Z");
    const [alarm] = read.component.getAllSubcomponents("valarm");
    expect(alarm?.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(String(alarm?.getFirstPropertyValue("trigger"))).toBe("PT0S");
    expect(alarm?.getFirstPropertyValue("description")).toBe(EVENT.summary);
  });

  test("a cancelled event, without an alarm", () => {
    const read = readOne({ ...EVENT, cancelled: true });
    expect(read.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(read.component.getAllSubcomponents("valarm")).toEqual([]);
  });

  test.each([
    ["充值提醒：泰国号码还剩三天，".repeat(12)],
    ["رصيدك ينتهي بعد ثلاثة أيام؛ اشحن الآن. ".repeat(8)],
    ["💳👩‍👩‍👧".repeat(30)],
    ['a\\b;c,d:e"f\nsecond line\n\nfourth\ttab \\n'],
    ["BEGIN:VEVENT\nEND:VCALENDAR"],
    [""],
  ])("the words %j", (text) => {
    const read = readOne({ ...EVENT, summary: text, description: text });
    expect([read.summary, read.description]).toEqual([text, text]);
  });

  test("any text, apart from other line ends, control characters and lone surrogates", () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        const expected = text
          .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
          .replaceAll(/[\0-\x08\x0b-\x1f\x7f]/g, "");
        const [read] = readBack(
          throughUtf8(writeCalendar([{ ...EVENT, description: text }], STAMP)),
        );
        expect(read?.description ?? "").toBe(throughUtf8(expected));
      }),
      { numRuns: 500 },
    );
  });

  test("many events, in their order", () => {
    const events = Array.from({ length: 100 }, (_, index): CalendarEvent => {
      return { ...EVENT, uid: `nobars-${index}`, on: addDays("2026-12-01", index) };
    });
    expect(readBack(writeCalendar(events, STAMP)).map(({ uid }) => uid)).toEqual(
      events.map(({ uid }) => uid),
    );
  });
});

test("a file of no events is still a calendar", () => {
  expect(readBack(writeCalendar([], STAMP))).toEqual([]);
});

test("lines have at most 75 octets, end as the standard says, and no character is broken", () => {
  fc.assert(
    fc.property(anyText(300), (text) => {
      const file = writeCalendar([{ ...EVENT, summary: text, description: text }], STAMP);
      expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
      const lines = file.split("\r\n");
      for (const line of lines) {
        const bytes = new TextEncoder().encode(line);
        expect(bytes.length).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
        expect(line.startsWith(" ") && line.length === 1).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

describe("an event is at 10:00 on its day in every zone", () => {
  const zone = process.env["TZ"];
  afterEach(() => {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  });

  test.each([
    ...["Pacific/Kiritimati", "Pacific/Apia", "Asia/Shanghai", "Asia/Tehran", "Europe/Rome"],
    ...["America/Sao_Paulo", "America/New_York", "Pacific/Pago_Pago", "UTC"],
  ])("in %s", (name) => {
    process.env["TZ"] = name;
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(name);
    const start = readOne(EVENT).startDate;
    expect(start.zone).toBe(ICAL.Timezone.localTimezone);
    const local = start.toJSDate();
    expect([local.getFullYear(), local.getMonth() + 1, local.getDate()]).toEqual([2026, 12, 1]);
    expect([local.getHours(), local.getMinutes()]).toEqual([10, 0]);
  });
});

describe("reminders", () => {
  const SIM: Deadline = { id: "sim-1.number", on: "2026-12-31" };
  const CHOICE: Choice = { before: [30, 14, 3, 1], today: "2026-11-22", revision: 100 };

  const say = ({ id, on }: Deadline, days: number): Words => {
    return { summary: `${id} in ${days}`, description: `until ${on}` };
  };
  const plan = (
    deadlines: readonly Deadline[],
    changes: Partial<Choice> = {},
    written: readonly CalendarEvent[] = [],
  ): CalendarEvent[] => planReminders(deadlines, { ...CHOICE, ...changes }, written, say);
  const days = (events: readonly CalendarEvent[]): string[] => {
    return events.map(({ on, cancelled }) => (cancelled ? `no ${on}` : on));
  };

  test("are an event on each of the chosen days before", () => {
    const events = plan([SIM]);
    expect(days(events)).toEqual(["2026-12-01", "2026-12-17", "2026-12-28", "2026-12-30"]);
    expect(events[0]).toEqual({
      ...{ uid: "nobars-sim-1.number-30", on: "2026-12-01", sequence: 100 },
      ...{ summary: "sim-1.number in 30", description: "until 2026-12-31" },
    });
  });

  test("start today, without past days", () => {
    expect(days(plan([SIM], { today: "2026-12-17" }))).toEqual([
      ...["2026-12-17", "2026-12-28", "2026-12-30"],
    ]);
    expect(plan([SIM], { today: "2027-01-01" })).toEqual([]);
    expect(days(plan([SIM], { before: [0], today: "2026-12-31" }))).toEqual(["2026-12-31"]);
  });

  test("of several SIMs are ordered by day, each chosen day once", () => {
    const other = { id: "sim-2.credit", on: "2026-12-15" };
    expect(days(plan([SIM, other], { before: [3, 14, 3] }))).toEqual([
      ...["2026-12-01", "2026-12-12", "2026-12-17", "2026-12-28"],
    ]);
  });

  test("of an invalid day are none", () => {
    expect(plan([{ id: "sim-1", on: "2026-12-32" }])).toEqual([]);
  });

  test("keep their sequence while nothing changes", () => {
    const first = plan([SIM]);
    expect(plan([SIM], { revision: 200 }, first)).toEqual(first);
  });

  test("move with a top-up: the same events, on other days, with a higher sequence", () => {
    const first = plan([SIM]);
    const moved = plan([{ ...SIM, on: "2027-01-30" }], { revision: 200 }, first);
    expect(new Set(moved.map(({ uid }) => uid))).toEqual(new Set(first.map(({ uid }) => uid)));
    expect(days(moved)).toEqual(["2026-12-31", "2027-01-16", "2027-01-27", "2027-01-29"]);
    expect(moved.every(({ sequence }) => sequence === 200)).toBe(true);
  });

  test("are cancelled once, when their date has been removed", () => {
    const first = plan([SIM]);
    const gone = plan([], { revision: 200 }, first);
    expect(days(gone)).toEqual(first.map(({ on }) => `no ${on}`));
    expect(gone.every(({ sequence }) => sequence === 200)).toBe(true);
    expect(plan([], { revision: 300 }, gone)).toEqual(gone);
  });

  test("come back after that with a higher sequence", () => {
    const gone = plan([], { revision: 200 }, plan([SIM]));
    const back = plan([SIM], { revision: 300 }, gone);
    expect(back).toEqual(plan([SIM], { revision: 300 }));
  });

  test("of past days stay; fewer chosen days cancel the others", () => {
    const later = { today: "2026-12-05", revision: 200 };
    const fewer = plan([SIM], { ...later, before: [3] }, plan([SIM]));
    expect(days(fewer)).toEqual(["no 2026-12-17", "2026-12-28", "no 2026-12-30"]);
    expect(fewer.map(({ sequence }) => sequence)).toEqual([200, 100, 200]);
  });

  test("in a file are read back by another program", () => {
    const events = [
      ...plan([SIM]),
      ...plan([], { revision: 200 }, plan([{ ...SIM, id: "sim-2" }])),
    ];
    const read = readBack(writeCalendar(events, STAMP));
    expect(read.map(({ uid, sequence }) => [uid, sequence])).toEqual(
      events.map(({ uid, sequence }) => [uid, sequence]),
    );
  });
});
