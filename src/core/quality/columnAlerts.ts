import type { Column, Scalar } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Alert, AlertKind } from '../../contract/quality.ts'
import type { ColumnFacts } from './columnFacts.ts'
import { looksUniform } from './looksUniform.ts'
import { mixedUnitsAlert } from './mixedUnits.ts'
import { areAllSentinels, sentinelAlert } from './sentinel.ts'
import { MOSTLY, textFamily } from './textFamily.ts'

const MANY_VALUES = 50
const SKEWED = 3

/** What may be wrong with one column. Thresholds after ydata-profiling where it has them. */
export function columnAlerts(column: Column, facts: ColumnFacts): Alert[] {
  const { profile } = column
  if (profile.rows === 0) return []
  if (profile.nulls === profile.rows) return [alert(column, 'empty', 'warn', {})]
  return [
    ...missing(column),
    ...rejected(column),
    ...sameness(column),
    ...shape(column, facts),
    ...(areAllSentinels(column, facts) ? [] : outlying(column, facts)),
    ...listed(sentinelAlert(column, facts)),
    ...mistyped(column),
    ...listed(mixedUnitsAlert(column)),
  ]
}

function listed(found: Alert | null): Alert[] {
  return found === null ? [] : [found]
}

/** Tukey's fences of a numeric column; null without quartiles that differ. */
export function fencesOf({ profile, type }: Column): { low: number; high: number } | null {
  if (type === 'date' || type === 'timestamp' || type === 'time' || profile.quantiles === null) return null
  const [q1, q3] = [Number(profile.quantiles.p25), Number(profile.quantiles.p75)]
  const reach = 1.5 * (q3 - q1)
  return Number.isFinite(reach) && reach > 0 ? { low: q1 - reach, high: q3 + reach } : null
}

/** Rows whose value lies beyond the fences. */
export function beyond(column: string, { low, high }: { low: number; high: number }): Filter {
  return {
    op: 'or',
    of: [
      { op: 'lt', column, value: low },
      { op: 'gt', column, value: high },
    ],
  }
}

function missing(column: Column): Alert[] {
  const { nulls, rows } = column.profile
  if (nulls === 0) return []
  const share = nulls / rows
  return [
    alert(
      column,
      'missing',
      share >= 0.2 ? 'warn' : 'note',
      { count: nulls, share },
      { op: 'isNull', column: column.id },
    ),
  ]
}

function rejected(column: Column): Alert[] {
  return column.rejected === 0 ? [] : [alert(column, 'rejected', 'warn', { count: column.rejected })]
}

function sameness(column: Column): Alert[] {
  const { distinct, rows, nulls, top } = column.profile
  const filled = rows - nulls
  if (distinct === 1) return filled > 1 ? [alert(column, 'constant', 'note', { value: shown(top[0]?.value) })] : []
  if (distinct === filled && filled > 1 && isLabel(column)) return [alert(column, 'unique', 'note', { count: filled })]
  const alerts: Alert[] = []
  const lead = top[0]
  const isFew = distinct <= top.length
  if (isFew && lead && imbalance(top.map(t => t.count)) > 0.5)
    alerts.push(alert(column, 'imbalance', 'note', { value: shown(lead.value), share: lead.count / filled }))
  if (column.role === 'dimension' && distinct > MANY_VALUES)
    alerts.push(alert(column, 'highCardinality', 'note', { count: distinct }))
  const lengths = new Set(top.map(t => String(t.value).length))
  if (column.type === 'text' && isFew && distinct > 2 && lengths.size === 1)
    alerts.push(alert(column, 'constantLength', 'note', { length: [...lengths][0] ?? 0 }))
  return alerts
}

/** 0 when all values are as common, towards 1 when one has nearly everything: 1 - entropy / its greatest. */
function imbalance(counts: readonly number[]): number {
  const total = counts.reduce((sum, n) => sum + n, 0)
  const entropy = counts.reduce((sum, n) => sum - (n / total) * Math.log2(n / total), 0)
  return 1 - entropy / Math.log2(counts.length)
}

function shape(column: Column, { zeros, skewness }: ColumnFacts): Alert[] {
  if (column.role !== 'measure') return []
  const alerts: Alert[] = []
  const filled = column.profile.rows - column.profile.nulls
  if (zeros !== null && zeros / filled > 0.05)
    alerts.push(
      alert(
        column,
        'zeros',
        'note',
        { count: zeros, share: zeros / filled },
        { op: 'eq', column: column.id, value: 0 },
      ),
    )
  if (skewness !== null && Math.abs(skewness) > SKEWED)
    alerts.push(alert(column, 'skewed', 'note', { skewness, side: skewness > 0 ? 'right' : 'left' }))
  if (column.profile.histogram && looksUniform(column.profile.histogram.counts))
    alerts.push(alert(column, 'uniform', 'note', {}))
  return alerts
}

function outlying(column: Column, { below, above }: ColumnFacts): Alert[] {
  const fences = fencesOf(column)
  const count = (below ?? 0) + (above ?? 0)
  if (column.role !== 'measure' || fences === null || count === 0) return []
  const filled = column.profile.rows - column.profile.nulls
  return [alert(column, 'outliers', 'note', { count, share: count / filled, ...fences }, beyond(column.id, fences))]
}

/** A text column most of whose values read as dates or numbers. */
function mistyped(column: Column): Alert[] {
  if (column.type !== 'text') return []
  const found = textFamily(column.profile.top, MOSTLY)
  if (found === null) return []
  const kind = found.kind === 'date' ? 'dateAsText' : 'numberAsText'
  return [alert(column, kind, 'warn', { example: found.example })]
}

const isLabel = ({ role }: Column) => role === 'dimension' || role === 'text' || role === 'identifier'
const shown = (value: Scalar | undefined): string => (value === undefined || value === null ? '–' : String(value))

function alert(
  column: Column,
  kind: AlertKind,
  level: Alert['level'],
  params: Record<string, string | number>,
  rows: Filter | null = null,
): Alert {
  return {
    kind,
    columnId: column.id,
    level,
    message: { code: `alert.${kind}`, params: { column: column.name, ...params } },
    rows,
  }
}
