const simple = /^("([^"]|"")*"|\$\d+|NULL|\d+|__v\d+)$/

/**
 * SQL that mentions a value several times while the value stands in the text once: formulas may be deep, and a text that
 * doubles with every level would end nowhere. `body` is asked again and must answer the same.
 */
export function once(value: string, body: (name: string) => string): string {
  if (simple.test(value)) return `(${body(value)})`
  const taken = new Set(`${value} ${body('')}`.match(/__v\d+/g))
  let n = 0
  while (taken.has(`__v${n}`)) n++
  return `list_transform([${value}], lambda __v${n}: ${body(`__v${n}`)})[1]`
}

/** A double; infinity and what is no number are null. */
export function finite(value: string): string {
  return once(value, x => `CASE WHEN isfinite(${x}) THEN ${x} END`)
}
