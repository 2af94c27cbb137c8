import type { Column } from '../../contract/column.ts'
import { trimCell } from '../../core/column/family.ts'
import { meaningOf } from '../../core/column/meaning.ts'
import { roleOf } from '../../core/column/role.ts'
import type { ColumnPlan } from './columnPlan.ts'
import type { ColumnProfile } from './profile.ts'

/** A typed and profiled column as it is told to people: with its role, meaning, and what is missing in it. */
export function describeColumn(plan: ColumnPlan, profiled: ColumnProfile, rejectedEarlier: number): Column {
  const { column, type, fit, fits } = plan
  const { profile, averageLength, averageWords } = profiled
  const { name } = column
  const role = roleOf({
    name,
    type: type.type,
    nonNull: profile.rows - profile.nulls,
    distinct: profile.distinct,
    min: profile.min,
    max: profile.max,
    averageLength,
    averageWords,
    texts: fits.texts
      .map(({ text }) => trimCell(text))
      .filter(text => !plan.missing.some(marker => marker.text === text)),
  })
  const family = fit?.family
  const meaning = meaningOf({
    name,
    type: type.type,
    role,
    currency: plan.currency,
    isPercent: family?.kind === 'number' && family.isPercent,
    isDuration: family?.kind === 'duration',
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
