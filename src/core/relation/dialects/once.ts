const simple = /^("([^"]|"")*"|\$\d+|NULL|\d+)$/

/**
 * SQL that mentions a value several times while the value stands in the text once: formulas may be deep, and a text that
 * doubles with every level would end nowhere.
 */
export function once(value: string, body: (name: string) => string): string {
  return simple.test(value) ? `(${body(value)})` : `list_transform([${value}], lambda __v: ${body('__v')})[1]`
}

/** A double; infinity and what is no number are null. */
export function finite(value: string): string {
  return once(value, x => `CASE WHEN isfinite(${x}) THEN ${x} END`)
}
