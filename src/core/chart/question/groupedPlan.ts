import type { Message } from '../../../contract/message.ts'
import type { Filter, Measure, QueryPlanInput, Top } from '../../../contract/plan.ts'
import { dimensionFor, groupsIn } from './dimension.ts'
import { type Fields, figuresOf, type Group, isAdditive, type Value } from './fields.ts'
import { conditionsOf, excludesMissing, filterOf } from './range.ts'

/** Most groups of one answer; a picture of more says nothing. */
export const MOST = 20_000
const ROWS = 'rows'

/** A group on its channel. `most`: how many are kept when the question does not say. */
export interface Use {
  group: Group
  most?: { groups: number; keep: number; other?: boolean }
  /** Rows without a value have no place on this channel. */
  isPlaced?: boolean
}

export interface GroupedPlan {
  plan: QueryPlanInput
  notes: Message[]
}

/** What orders the groups: figures or the groups themselves. */
export type Sort = NonNullable<QueryPlanInput['sort']>

/** A plan over groups, named g0, g1 ... in the order of `uses`; figures are v0, v1 ... as the question has them. */
export function groupedPlan(
  f: Fields,
  uses: readonly Use[],
  { sort = [], measures }: { sort?: Sort; measures?: Measure[] } = {},
): GroupedPlan {
  const { question } = f
  const values = figuresOf(f)
  const filter = placedFilter(question.filter, uses)
  const dimensions = uses.map(({ group }, i) => dimensionFor(group, `g${i}`, filter))
  const computed = measures ?? values.map(value => measureFor(value, uses))
  const { tops, beyond, notes } = topsOf(uses, filter, measures ? [] : values)
  const needsRows = tops.some(top => top.measure === ROWS)
  const all = filterOf([...conditionsOf(filter), ...beyond])
  return {
    plan: {
      source: question.source,
      ...(all && { filter: all }),
      dimensions,
      measures: needsRows ? [...computed, { as: ROWS, aggregate: 'count' }] : computed,
      ...(question.having && { having: question.having }),
      sort,
      tops,
      limit: question.limit ?? MOST,
    },
    notes,
  }
}

/** The figure of a value field; a calculation runs along the dimension made of the column it names. */
export function measureFor({ as, field }: Value, uses: readonly Use[]): Measure {
  const { aggregate, column, p, calculation } = field
  const base = { as, aggregate, ...(column !== undefined && { column }), ...(p !== undefined && { p }) }
  if (calculation === undefined) return base
  const { along, ...plain } = calculation
  const place = uses.findIndex(({ group }) => group.column.id === along)
  return { ...base, calculation: place < 0 ? plain : { ...plain, along: `g${place}` } }
}

function placedFilter(filter: Filter | undefined, uses: readonly Use[]): Filter | undefined {
  const lacking = uses.filter(({ group, isPlaced }) => isPlaced && !excludesMissing(filter, group.column.id))
  const conditions = lacking.map(({ group }): Filter => ({ op: 'notNull', column: group.column.id }))
  return filterOf([...conditionsOf(filter), ...conditions])
}

/** A plan ranks two dimensions; a third is held to its most frequent values by a condition. */
function topsOf(uses: readonly Use[], filter: Filter | undefined, values: readonly Value[]) {
  const tops: Top[] = []
  const beyond: Filter[] = []
  const notes: Message[] = []
  for (const [i, use] of uses.entries()) {
    const top = topOf(use, `g${i}`, { filter, values })
    if (!top) continue
    const { column } = use.group
    const said = { shown: top.n, groups: column.profile.distinct, name: column.name }
    if (tops.length < 2) tops.push(top)
    else {
      const values = column.profile.top.slice(0, top.n).map(({ value }) => value)
      beyond.push({ op: 'in', column: column.id, values })
    }
    // How many values there are is known of the whole table alone.
    const code = filter === undefined ? 'note.leading' : 'note.leadingSome'
    if (!top.other || tops.length === 2) notes.push({ code, params: said })
  }
  return { tops, beyond, notes: notes.filter(({ params }) => Number(params.groups) > Number(params.shown)) }
}

interface Ranking {
  filter: Filter | undefined
  /** Figures that may rank; none: the largest groups lead. */
  values: readonly Value[]
}

function topOf({ group, most }: Use, dimension: string, { filter, values }: Ranking): Top | null {
  const { leading } = group.field
  const [first] = values
  if (leading) {
    const by = leading.byRows ? undefined : (values[leading.by] ?? first)
    return { dimension, measure: by?.as ?? ROWS, n: leading.n, other: leading.other }
  }
  if (!most || groupsIn(group, filter) <= most.groups) return null
  const adds = first !== undefined && isAdditive(first)
  // The highest averages are those of groups of one row: the largest groups lead.
  return { dimension, measure: adds ? first.as : ROWS, n: most.keep, other: most.other ?? adds }
}
