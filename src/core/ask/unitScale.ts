import type { Column } from '../../contract/column.ts'

const grams = { mg: 0.001, g: 1, gram: 1, kg: 1000, kilogram: 1000, kilo: 1000, lb: 453.59237, pound: 453.59237 }
const metres = {
  mm: 0.001,
  millimetre: 0.001,
  millimeter: 0.001,
  cm: 0.01,
  centimetre: 0.01,
  centimeter: 0.01,
  m: 1,
  metre: 1,
  meter: 1,
  km: 1000,
  kilometre: 1000,
  kilometer: 1000,
}
const scales: readonly Readonly<Record<string, number>>[] = [grams, metres]

/** What a number in the unit said is multiplied by to stand in the column's unit: 1 when the said one has no scale. */
export function unitFactor(said: string, { meaning }: Column): number | null {
  const [from, to] = [unitOf(said), meaning.unit]
  if (to === null || from === to) return 1
  const scale = scales.find(units => from in units)
  const a = scale?.[from]
  if (a === undefined) return 1
  const b = scale?.[to]
  return b === undefined ? null : a / b
}

/** Whether a column is measured in what the unit measures: grams and kilograms are both weights. */
export function isInUnit(said: string, { meaning: { unit } }: Column): boolean {
  return unit !== null && scales.some(units => unitOf(said) in units && unit in units)
}

const unitOf = (said: string) => said.toLowerCase().replace(/s$/, '')
