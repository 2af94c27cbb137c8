import type { Column } from '../../contract/column.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Step } from '../../contract/recipe.ts'
import { mixedUnits, unitOf } from '../column/units.ts'
import { columnText } from '../formula/columns.ts'
import { fix } from './fix.ts'

/** What one of a unit is in the first unit of its kind. */
const KINDS: readonly Readonly<Record<string, number>>[] = [
  { g: 1, kg: 1000, mg: 0.001, t: 1e6, lb: 453.59237, oz: 28.349523125 },
  { m: 1, cm: 0.01, mm: 0.001, km: 1000, in: 0.0254, ft: 0.3048, mi: 1609.344 },
  { l: 1, ml: 0.001 },
  { s: 1, ms: 0.001, min: 60, h: 3600, days: 86_400, weeks: 604_800 },
  { 'm²': 1, 'ft²': 0.09290304 },
  { W: 1, kW: 1000 },
  { kWh: 1, MWh: 1000 },
  { Hz: 1, kHz: 1000, MHz: 1e6, GHz: 1e9 },
  { bytes: 1, kB: 1000, MB: 1e6, GB: 1e9, TB: 1e12 },
]

/** A remark on a text column whose numbers carry several units; with the way to one unit, where there is one. */
export function mixedUnitsAlert(column: Column): Alert | null {
  if (column.type !== 'text') return null
  const texts = column.profile.top.map(({ value, count }) => ({ text: String(value).trim(), count }))
  const units = mixedUnits(texts)
  const [first, second] = units
  if (first === undefined || second === undefined) return null
  const kind = KINDS.find(known => units.every(unit => unit in known))
  const steps = kind && stepsTo(first, kind, column, texts)
  const params = { column: column.name, units: units.join(', ') }
  return {
    kind: 'mixedUnits',
    columnId: column.id,
    level: 'warn',
    message: { code: 'alert.mixedUnits', params },
    rows: null,
    ...(steps && { fixes: [fix('oneUnit', { column: column.name, unit: first }, ...steps)] }),
  }
}

/** A formula with a case for each way a unit is written, the longer first: "kg" ends in "g" too. */
function stepsTo(
  unit: string,
  kind: Readonly<Record<string, number>>,
  column: Column,
  texts: readonly { text: string }[],
): Step[] {
  const written = new Map(
    texts.map(({ text }) => [/[^\d\s\u00a0\u202f]+$/u.exec(text)?.[0] ?? '', unitOf(text) ?? unit]),
  )
  const cell = `TRIM(${columnText(column.name)})`
  const cases = [...written]
    .filter(([word]) => word !== '')
    .sort(([a], [b]) => b.length - a.length)
    .map(([word, own]) => {
      const [size, wanted] = [kind[own] ?? 1, kind[unit] ?? 1]
      const scaled = wanted % size === 0 ? ` / ${wanted / size}` : ` * ${size / wanted}`
      const number = `VALUE(LEFT(${cell}, LEN(${cell}) - ${word.length}))`
      return `ENDSWITH(${cell}, "${word.replaceAll('"', '""')}"), ${number}${size === wanted ? '' : scaled}`
    })
  return [
    { kind: 'calculate', as: column.id, formula: `IFS(${cases.join(', ')})` },
    { kind: 'convert', column: column.id, factor: 1, offset: 0, unit },
  ]
}
