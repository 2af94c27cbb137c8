import type { NumberTree, Row } from './tree.ts'

const INTEGER_MAX = 2n ** 63n - 1n

export type Num = bigint | number

/** The number as a double. */
export function asDouble(value: Num, scale: number): number {
  return typeof value === 'number' ? value : Number(value) / 10 ** scale
}

/** An exact number with more digits behind its point. */
export function rescaled(value: Num, from: number, to: number): Num {
  return typeof value === 'number' ? value : value * 10n ** BigInt(to - from)
}

/** What is too large for its type is missing, and so is what is no number. */
export function kept(value: Num, type: NumberTree['type']): Num | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return type === 'integer' && (value > INTEGER_MAX || value < -INTEGER_MAX - 1n) ? null : value
}

/** The type two numbers have together. */
export function joint(...trees: readonly NumberTree[]): { type: NumberTree['type']; scale: number } {
  if (trees.some(t => t.type === 'double')) return { type: 'double', scale: 0 }
  const scale = Math.max(...trees.map(t => t.scale))
  return { type: trees.some(t => t.type === 'decimal') ? 'decimal' : 'integer', scale }
}

/** A tree's value as the wider type. */
export function valueAs(tree: NumberTree, row: Row, { type, scale }: { type: NumberTree['type']; scale: number }) {
  const value = tree.of(row)
  if (value === null) return null
  return type === 'double' ? asDouble(value, tree.scale) : rescaled(value, tree.scale, scale)
}

/** Half away from zero. */
export function roundHalf(x: number): number {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

/** floor(a / b) of bigints. */
export function floorDiv(a: bigint, b: bigint): bigint {
  const q = a / b
  return a % b !== 0n && a < 0n !== b < 0n ? q - 1n : q
}

/** As docs/query-plan.md writes numbers: digits of decimals as they are, doubles as short as they can be. */
export function numberText(value: Num, { type, scale }: { type: NumberTree['type']; scale: number }): string {
  if (typeof value === 'number') return doubleText(value)
  if (type === 'integer') return String(value)
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function doubleText(x: number): string {
  if (Number.isInteger(x) && Math.abs(x) < 1e15) return String(x === 0 ? 0 : x)
  const [digits = '', power = '0'] = x.toExponential().split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 16) return plain(x)
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function plain(x: number): string {
  const text = String(x)
  if (text.includes('e')) return x.toFixed(20).replace(/0+$/, '')
  return text.includes('.') ? text : `${text}.0`
}
