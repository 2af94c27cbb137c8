import type { Dimension } from '../../../contract/plan.ts'
import { figureNames } from '../measureName.ts'
import type { Resolving } from './marks.ts'

/** What the columns of an answer are called, each by a name of its own. */
export function tableNames({ spec, columns, table }: Resolving): (as: string) => string {
  const { dimensions, measures } = spec.plan
  const measured = figureNames(measures, columns)
  const names = new Map([
    ...dimensions.map(dimension => [dimension.as, groupName(dimension, dimensions, columns)] as const),
    ...measures.map(({ as }, i) => [as, measured[i] ?? as] as const),
  ])
  return as => names.get(as) ?? table.columns.find(({ id }) => id === as)?.name ?? as
}

function groupName(own: Dimension, all: readonly Dimension[], columns: Resolving['columns']): string {
  const name = columns.get(own.column)?.name ?? own.column
  const isTaken = all.some(other => other !== own && other.column === own.column)
  const how =
    own.timeUnit ??
    (own.timePart && partNames[own.timePart]) ??
    (own.bin && `steps of ${own.bin.width}`) ??
    (own.ranges && 'ranges')
  return isTaken && how !== undefined ? `${name} (${how})` : name
}

const partNames = {
  monthOfYear: 'month of the year',
  quarterOfYear: 'quarter of the year',
  dayOfWeek: 'day of the week',
  hourOfDay: 'hour of the day',
  dayOfMonth: 'day of the month',
} as const satisfies Record<NonNullable<Dimension['timePart']>, string>
