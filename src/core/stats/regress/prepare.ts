import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Relation } from '../../../contract/relation.ts'
import { aggregate } from '../../relation/build.ts'
import { columnOf } from '../columns.ts'
import type { Placement } from '../linear/powers.ts'
import type { Ask, MethodInput, Steps } from '../method.ts'
import { complete, countComplete, numberAt, readComplete } from '../rows.ts'
import { withGaps } from '../sampled.ts'
import {
  type Explaining,
  explaining,
  LEVELS_ASKED,
  type Levels,
  levelsOf,
  levelsRelation,
  type Predictors,
  termsOf,
} from './design.ts'
import { numberExpression, type Term } from './terms.ts'

/** What a model is fitted to. */
export interface Prepared {
  /** Rows in which nothing that is needed is missing. */
  rows: Relation
  n: number
  nulls: number
  of: Explaining
  levels: readonly Levels[]
  terms: readonly Term[]
  /** Columns read as numbers, the response first where it is one. */
  numbers: readonly Column[]
}

interface Request extends Predictors {
  y: string
  degree?: number
  intercept?: boolean
}

/** The first pass: how many rows are complete, which groups there are, where a column lies that is raised to powers. */
export function* prepare(
  request: Request,
  { input, others }: { input: MethodInput; others: readonly Column[] },
): Steps<Prepared> {
  const of = explaining(request, input)
  const used = [...new Set([columnOf(input, request.y, '/y'), ...of.columns, ...others])]
  const needed = withGaps(used)
  const rows = complete(input.rows, needed)
  const numbers = of.columns.filter(c => !of.groups.includes(c))
  const powered = (request.degree ?? 1) > 1 ? numbers[0] : undefined
  const asks: Ask[] = [
    { relation: countComplete(input.rows, needed) },
    ...of.groups.map(group => ({ relation: levelsRelation(rows, group), maxRows: LEVELS_ASKED })),
    ...(powered ? [{ relation: extent(rows, powered) }] : []),
  ]
  const tables = yield asks
  const { n, nulls } = readComplete(tables[0])
  const levels = of.groups.map((group, i) => levelsOf(group, tables[i + 1]))
  const terms = powered
    ? powersOf(powered, request.degree ?? 1, placementOf(tables.at(-1), request.intercept ?? true))
    : termsOf(of, levels)
  return { rows, n, nulls, of, levels, terms, numbers: [...others, ...numbers] }
}

function powersOf(column: Column, degree: number, placement: Placement): Term[] {
  return Array.from({ length: degree }, (_, i) => ({ kind: 'power', column, power: i + 1, placement }))
}

function extent(rows: Relation, column: Column): Relation {
  const arg = numberExpression(column)
  return aggregate(
    rows,
    [],
    (['mean', 'min', 'max'] as const).map(fn => ({ as: fn, value: { fn, arg } })),
  )
}

/** Without an intercept a column may shrink, but not be moved. */
function placementOf(table: ResultTable | undefined, hasIntercept: boolean): Placement {
  const [mean, min, max] = [0, 1, 2].map(i => numberAt(table, i) ?? 0)
  const centre = hasIntercept ? (mean ?? 0) : 0
  const reach = Math.max(Math.abs((min ?? 0) - centre), Math.abs((max ?? 0) - centre))
  return { centre, scale: reach > 0 ? 2 ** -Math.ceil(Math.log2(reach)) : 1 }
}
