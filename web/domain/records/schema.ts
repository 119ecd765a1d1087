/**
 * Schemas: functions that say whether a value has a type, which is inferred from them. A library
 * for this also makes messages and copies, which nobody here reads; that cost 2 kB.
 */

export type Schema<T> = (value: unknown) => value is T;

/** A schema of an object, which can name the first member that is wrong, missing or unknown. */
export type ObjectSchema<T> = Schema<T> & { findWrong(value: object): string | null };

/** The type of the values that a schema accepts. */
export type TypeOf<S> = S extends (value: unknown) => value is infer T ? T : never;

type Optional<T> = Schema<T> & { isOptional: true };
type Members = Readonly<Record<string, Schema<unknown>>>;
type Plain<T> = { [K in keyof T]: T[K] };
type Values<M> = Plain<
  { [K in keyof M as M[K] extends { isOptional: true } ? never : K]: TypeOf<M[K]> } & {
    [K in keyof M as M[K] extends { isOptional: true } ? K : never]?: TypeOf<M[K]>;
  }
>;

/** Return the schema of values for which a function returns true. */
export function custom<T>(fits: (value: unknown) => boolean): Schema<T> {
  return (value): value is T => fits(value);
}

/** Return the schema of an object with these members and no others. */
export function strictObject<M extends Members>(members: M): ObjectSchema<Values<M>> {
  const findWrong = (value: object) => {
    const isWrong = (key: string) => {
      const member = Object.hasOwn(members, key) ? members[key] : undefined;
      return Object.hasOwn(value, key)
        ? !member?.((value as Record<string, unknown>)[key])
        : !(member && "isOptional" in member);
    };
    return Object.keys({ ...members, ...value }).find(isWrong) ?? null;
  };
  const schema = custom<Values<M>>(
    (value) => typeof value === "object" && value !== null && findWrong(value) === null,
  );
  return Object.assign(schema, { findWrong });
}

/** Return the schema of a member that may be missing. */
export function exactOptional<T>(schema: Schema<T>): Optional<T> {
  return Object.assign(custom<T>(schema), { isOptional: true as const });
}

/** Return the schema of a member that may be missing, or undefined. */
export function optional<T>(schema: Schema<T>): Optional<T | undefined> {
  return exactOptional(custom((value) => value === undefined || schema(value)));
}

export function nullable<T>(schema: Schema<T>): Schema<T | null> {
  return custom((value) => value === null || schema(value));
}

export function array<T>(item: Schema<T>, most = Infinity): Schema<T[]> {
  return custom((value) => Array.isArray(value) && value.length <= most && value.every(item));
}

/**
 * Return the schema of an object all of whose values have one type. Its keys are any but "" and
 * names that every object has, such as "constructor".
 */
export function record<T>(item: Schema<T>): Schema<Record<string, T>> {
  const fits = ([key, value]: [string, unknown]) => key !== "" && !(key in {}) && item(value);
  return custom(
    (value) => typeof value === "object" && value !== null && Object.entries(value).every(fits),
  );
}

export function picklist<const T>(options: readonly T[]): Schema<T> {
  return custom((value) => (options as readonly unknown[]).includes(value));
}

export function either<A, B>(one: Schema<A>, other: Schema<B>): Schema<A | B> {
  return custom((value) => one(value) || other(value));
}

export const boolean = picklist([true, false]);

export const number = custom<number>((value) => typeof value === "number" && value === value);
