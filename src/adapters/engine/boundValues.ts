/**
 * Values as the client binds them. It takes whole numbers for integers of 64 bits and refuses larger ones; as text they are
 * cast where they stand, like every value of a compiled question.
 */
export function boundValues(params: readonly (string | number)[]): (string | number)[] {
  return params.map(value => (Number.isInteger(value) && !Number.isSafeInteger(value) ? String(value) : value))
}
