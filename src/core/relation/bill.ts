import type { Bill } from '../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../contract/relation.ts'
import { allOf } from './build.ts'
import { HAVING } from './reserved.ts'
import { isAggregated, measuredColumn } from './tally.ts'

/** What a step leaves out, in the words of the bill. */
interface Step {
  reason: string
  column: string | null
}

/** How the rows of a relation are counted from the table to its measures. */
export interface BillPlan {
  /** One row of counts each, in order; put end to end they are the rows before and after each of `steps`. */
  counts: readonly Relation[]
  steps: readonly Step[]
  /** Whether the last count is `rowsIn` of the tally, and not among `counts`. */
  endsInTally: boolean
  /** Of what the rest of the bill speaks: the measures' column, and the dimension whose leading values stay. */
  measured: string | null
  topColumn: string | null
}

/** Totals of a tallied result: see TALLY. `used` is that of the groups on the page. */
export interface Tally {
  rowsIn: number
  usedIn: number
  /** Before and after `having`; the same without one. */
  led: number
  kept: number
  used: number
}

/**
 * What must be counted besides the relation itself to account for every row. A relation over the bare table needs only
 * the table's length; one filter is the difference; several filters are counted in one pass over their columns.
 */
export function billPlan(relation: Relation): BillPlan {
  const { measures, rows, topColumn } = computedWith(relation)
  const segments = segmentsOf(rows)
  const endsInTally = isAggregated(relation)
  const counts = segments.flatMap(({ source, filters }, i) => {
    const isLast = i === segments.length - 1
    return countRelations(source, isLast && endsInTally ? filters.slice(0, -1) : filters)
  })
  const last = segments.at(-1)
  return {
    counts,
    steps: segments.flatMap(segment => [...segment.before, ...segment.filters.map(stepOf)]),
    // The sum over no filter is the source itself: only a filter's outcome is left to the tally.
    endsInTally: endsInTally && (last?.filters.length ?? 0) > 0,
    measured: measuredColumn(measures),
    topColumn,
  }
}

/** The bill, balanced: rowsIn = rowsUsed + everything left out. Rows without a measure's value are 'missing'. */
export function settle(plan: BillPlan, counts: readonly number[], tally: Tally | null): Bill {
  const stages = plan.endsInTally && tally !== null ? [...counts, tally.rowsIn] : counts
  const rowsIn = stages[0] ?? 0
  const leftOut = plan.steps.map((step, i) => ({ ...step, count: (stages[i] ?? 0) - (stages[i + 1] ?? 0) }))
  const listed = stages.at(-1) ?? 0
  if (tally === null) return { rowsIn, leftOut: leftOut.filter(isWorthSaying), rowsUsed: listed }
  leftOut.push(
    { reason: 'missing', column: plan.measured, count: tally.rowsIn - tally.usedIn },
    { reason: 'top', column: plan.topColumn, count: tally.usedIn - tally.led },
    { reason: HAVING, column: null, count: tally.led - tally.kept },
    { reason: 'limit', column: null, count: tally.kept - tally.used },
  )
  return { rowsIn, leftOut: leftOut.filter(isWorthSaying), rowsUsed: tally.used }
}

/** A filter is named even if it left nothing out. */
function isWorthSaying({ reason, count }: { reason: string; count: number }): boolean {
  return count !== 0 || reason === 'filter' || reason === 'group'
}

interface Segment {
  before: Step[]
  source: Relation
  filters: (Relation & { op: 'filter' })[]
}

/** Cuts the row steps where rows are drawn or ranked: there the source of the next count is another relation. */
function segmentsOf(rows: Relation): Segment[] {
  switch (rows.op) {
    case 'filter': {
      const segments = segmentsOf(rows.input)
      segments.at(-1)?.filters.push(rows)
      return segments
    }
    case 'derive':
    case 'project':
    case 'window':
      return segmentsOf(rows.input)
    case 'sample':
      return [...segmentsOf(rows.input), { before: [{ reason: 'sample', column: null }], source: rows, filters: [] }]
    case 'top': {
      const before = [{ reason: 'top', column: keyColumn(rows.input, rows.key) }]
      return rows.other ? segmentsOf(rows.input) : [...segmentsOf(rows.input), { before, source: rows, filters: [] }]
    }
    default:
      return [{ before: [], source: rows, filters: [] }]
  }
}

function stepOf({ reason, column }: Relation & { op: 'filter' }): Step {
  return { reason, column: column ?? null }
}

/**
 * The length of a bare table is known to its files, so the others are counted among the rows of its first filter, which
 * the engine applies while it reads. Of rows drawn or ranked, which would be so again for each, all are counted at once.
 */
function countRelations(source: Relation, filters: readonly (Relation & { op: 'filter' })[]): Relation[] {
  const [first, ...others] = filters
  if (source.op !== 'scan' || first === undefined) return [countRelation(source, filters)]
  return [countRelation(source, []), countRelation(first, others)]
}

function countRelation(source: Relation, filters: readonly (Relation & { op: 'filter' })[]): Relation {
  const passing = filters.map((filter, i): Named<Aggregate> => {
    const earlier = filters.slice(0, i).map(f => f.predicate)
    const where: Expression = allOf([filter.predicate, ...earlier])
    return { as: `n${i + 1}`, value: { fn: 'count', where } }
  })
  return {
    op: 'aggregate',
    input: source,
    groups: [],
    measures: [{ as: 'n0', value: { fn: 'count' } }, ...passing],
  }
}

/** The rows a relation computes with, its measures over them, and the group column of which leading values stay. */
function computedWith(relation: Relation) {
  let node = relation
  const dropping: string[] = []
  while (node.op !== 'aggregate' || isAggregated(node.input)) {
    if (node.op === 'top' && !node.other) dropping.push(node.key)
    const isRowStep = !isAggregated(node) && node.op !== 'project' && node.op !== 'limit' && node.op !== 'sort'
    if (isRowStep || !('input' in node)) return { rows: node, measures: [], topColumn: null }
    node = node.input
  }
  const [key, ...others] = dropping
  const group = node.groups.find(g => g.as === key)?.value
  return { rows: node.input, measures: node.measures, topColumn: others.length === 0 ? columnIn(group) : null }
}

/** The table's column of which a ranked key is made. */
function keyColumn(rows: Relation, key: string): string | null {
  if (rows.op === 'derive') {
    const derived = rows.columns.find(c => c.as === key)
    if (derived !== undefined) return columnIn(derived.value)
  }
  return 'input' in rows ? keyColumn(rows.input, key) : null
}

function columnIn(expression: Expression | undefined): string | null {
  if (expression === undefined || expression.kind === 'literal' || expression.kind === 'call') return null
  return expression.kind === 'column' ? expression.id : columnIn(expression.arg)
}
