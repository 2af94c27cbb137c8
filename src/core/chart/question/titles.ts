import type { ChartType } from '../../../contract/chart.ts'
import type { Message } from '../../../contract/message.ts'
import type { TimePart } from '../../../contract/plan.ts'
import { figureNames } from '../measureName.ts'
import { type Fields, figuresOf, type Group, isDate, type Value } from './fields.ts'
import { measureFor } from './groupedPlan.ts'
import { groupsOf } from './lacking.ts'

/** So many columns of a list are named. */
const NAMED = 4

/** What a chart is about: the person's own words, or its figures and groups. */
export function titleOf(f: Fields, type: ChartType): Message {
  const { title } = f.question
  if (title !== undefined && title !== '') return { code: 'chart.titled', params: { title } }
  const raw = [...f.raw.x, ...f.raw.y]
  const groups = phrase([...groupsOf(f), ...facetOf(f)])
  if (type === 'histogram') return spreadTitle('chart.distribution', raw.at(-1)?.name ?? f.x[0]?.column.name ?? '', f)
  if (type === 'box') return spreadTitle('chart.spread', raw.at(-1)?.name ?? '', f)
  if (type === 'table' && raw.length > 0) return listTitle(f)
  return raw.length > 0 ? rowsTitle(f, groups) : groupedTitle(f, type)
}

function spreadTitle(code: string, measure: string, f: Fields): Message {
  const groups = groupsOf(f).filter(({ column }) => column.name !== measure)
  const dimension = phrase([...groups, ...facetOf(f)])
  return { code: dimension === '' ? code : `${code}By`, params: { measure, dimension } }
}

function listTitle({ raw, x, y, colour }: Fields): Message {
  const groups = [...x, ...y, ...(colour ? [colour] : [])].map(({ column }) => column)
  const names = [...new Set([...groups, ...raw.x, ...raw.y].map(({ name }) => name))]
  const more = names.length - NAMED
  if (more <= 1) return { code: 'chart.rowsListed', params: { columns: listed(names) } }
  return { code: 'chart.rowsListedMore', params: { columns: names.slice(0, NAMED).join(', '), more } }
}

/** Of single rows: one number against another, or over time. */
function rowsTitle({ raw }: Fields, dimension: string): Message {
  const [x, ...ys] = raw.x.length > 0 ? [...raw.x, ...raw.y] : raw.y
  const names = { x: x?.name ?? '', y: listed(ys.map(({ name }) => name)), dimension }
  if (x && ys.length > 0 && isDate(x)) {
    const shape = dimension === '' ? 'overTime' : 'overTimeBy'
    return { code: `title.sum.plain.${shape}`, params: { measure: names.y, dimension } }
  }
  return { code: dimension === '' ? 'chart.against' : 'chart.againstBy', params: names }
}

/** Types whose X is a course when it holds times: the title says so. */
export const runsAlong: ReadonlySet<ChartType> = new Set(['line', 'area', 'bar'])

function groupedTitle(f: Fields, type: ChartType): Message {
  const figures = figuresOf(f)
  const [x, ...others] = groupsOf(f)
  const isCourse = x?.kind === 'time' && x.field.timePart === undefined && runsAlong.has(type)
  const groups = [...(x && !isCourse ? [x] : []), ...others, ...facetOf(f)]
  const dimension = phrase(groups)
  const shape = isCourse ? (dimension === '' ? 'overTime' : 'overTimeBy') : dimension === '' ? 'whole' : 'by'
  const measure = listed(
    figureNames(
      figures.map(value => measureFor(value, [])),
      f.columns,
    ),
  )
  const [only, more] = figures
  const code = only && !more ? `title.${made(only)}.${only.field.calculation?.kind ?? 'plain'}` : 'title.sum.plain'
  const p = only?.field.p
  return { code: `${code}.${shape}`, params: { measure, dimension, ...(p !== undefined && { p }) } }
}

const made = ({ field, column }: Value) => (column === undefined ? 'rows' : field.aggregate)
const facetOf = ({ facet }: Fields) => (facet ? [facet] : [])

/** Groups as a title names them: 'City, day of the week and year of Order date'. */
function phrase(groups: readonly Group[]): string {
  return listed([...new Set(groups.map(nameOf))])
}

function nameOf({ column, field: { timePart, timeUnit } }: Group): string {
  if (timePart) return parts[timePart]
  return timeUnit ? `${timeUnit} of ${column.name}` : column.name
}

const parts = {
  monthOfYear: 'month of the year',
  quarterOfYear: 'quarter of the year',
  dayOfWeek: 'day of the week',
  hourOfDay: 'hour of the day',
  dayOfMonth: 'day of the month',
} as const satisfies Record<TimePart, string>

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
