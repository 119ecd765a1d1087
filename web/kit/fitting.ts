/** Which of the offered languages readers of a tag can read. */

/** `members` are the codes of those that are written alike, separated by spaces, as `yue` of `zh`. */
type Offered = Readonly<{ tag: string; members: string }>;

type Written = Pick<Intl.Locale, "language" | "script" | "region">;

/** Its language, script and region, the likely ones where it doesn't say; null for what is no tag. */
function written(tag: string): Written | null {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).maximize();
  } catch {
    return null;
  }
}

/**
 * The language that fits a tag, one of the same region first. Language and script must fit, so
 * Traditional Chinese never leads to Simplified.
 */
export function fitting<T extends Offered>(tag: string, offered: readonly T[]): T | undefined {
  const wanted = written(tag);
  if (!wanted) return undefined;
  const known = offered.map((each) => ({ each, own: written(each.tag) }));
  const alike = known.filter(({ own }) => own?.script === wanted.script);
  const own = alike.filter((one) => one.own?.language === wanted.language);
  const near = own.find((one) => one.own?.region === wanted.region) ?? own[0];
  const isMember = ({ each }: { each: T }) => each.members.split(" ").includes(wanted.language);
  return (near ?? alike.find(isMember))?.each;
}
