import type { Column } from '../../contract/column.ts'
import { trimCell } from '../../core/column/family.ts'
import { characterise } from './characterise.ts'
import type { ColumnPlan } from './columnPlan.ts'
import type { ColumnProfile } from './profile.ts'

/** A typed and profiled column as it is told to people: with its role, meaning, and what is missing in it. */
export function describeColumn(plan: ColumnPlan, profiled: ColumnProfile, rejectedEarlier: number): Column {
  const { column, type, fit, fits } = plan
  const { profile } = profiled
  const { name } = column
  const family = fit?.family
  const { role, meaning } = characterise({
    name,
    type: type.type,
    profiled,
    texts: fits.texts
      .map(({ text }) => trimCell(text))
      .filter(text => !plan.missing.some(marker => marker.text === text)),
    currency: plan.currency,
    isPercent: family?.kind === 'number' && family.isPercent,
    isDuration: family?.kind === 'duration',
    unit: plan.unit,
  })
  const markers = markersByText(plan, profile.rows - fits.nonNull - rejectedEarlier)
  const missing = markers.reduce((sum, { count }) => sum + count, 0)
  return {
    id: column.id,
    name,
    type: type.type,
    scale: type.type === 'decimal' ? type.scale : null,
    role,
    meaning,
    profile,
    rejected: profile.nulls - missing,
    missing: markers,
  }
}

/** Empty cells come first, as the marker ''. */
function markersByText(plan: ColumnPlan, empty: number): Column['missing'] {
  const counts = new Map<string, number>(empty > 0 ? [['', empty]] : [])
  for (const { text, count } of plan.missing) {
    const marker = trimCell(text)
    counts.set(marker, (counts.get(marker) ?? 0) + count)
  }
  return [...counts].map(([marker, count]) => ({ marker, count }))
}
