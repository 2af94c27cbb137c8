import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { ParetoAnswer, ParetoRequest } from '../../../contract/analysis/pareto.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Relation } from '../../../contract/relation.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { aggregate, column, sort } from '../../relation/build.ts'
import { columnOf, numberColumn, tooFew } from '../columns.ts'
import { ratio, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, numbersAt, readComplete } from '../rows.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'

const GROUPS_MAX = 20_000
/** Bars of the picture, and rows of the table. */
const SHOWN = 40
const LISTED = 500
const A = 0.8
const B = 0.95

/**
 * Groups ranked by what they bring, and how few of them make most of it: the classes of Juran's principle with the usual
 * bounds of 80 % and 95 % (Silver, Pyke & Peterson 1998, Inventory Management, ch. 3). Exact.
 */
export function* pareto(request: ParetoRequest, input: MethodInput): Steps<ParetoAnswer> {
  const group = columnOf(input, request.group, '/group')
  const value = request.value === null ? null : numberColumn(input, request.value, '/value')
  const needed = [group.id, ...(value ? [value.id] : [])]
  const [counted, groups] = yield [
    { relation: countComplete(input.rows, needed) },
    { relation: ranked(complete(input.rows, needed), group.id, value), maxRows: GROUPS_MAX },
  ]
  const { n, nulls } = readComplete(counted)
  const known = numbersAt(groups, 1).filter(x => x > 0)
  if (known.length < 2) tooFew('at least two groups with a sum above zero')
  return answerOf({ group, value, n, nulls, groups, known, isCut: groups?.truncated ?? false })
}

function ranked(rows: Relation, group: string, value: Column | null): Relation {
  const total: Aggregate = value === null ? { fn: 'count' } : { fn: 'sum', arg: column(value.id) }
  const sums = aggregate(rows, [{ as: 'group', value: column(group) }], [{ as: 'value', value: total }])
  return sort(sums, [
    { by: column('value'), direction: 'desc' },
    { by: column('group'), direction: 'asc' },
  ])
}

interface Ranked {
  group: Column
  value: Column | null
  n: number
  nulls: number
  groups: ResultTable | undefined
  /** Sums above zero, the largest first. */
  known: Float64Array
  isCut: boolean
}

function answerOf({ group, value, n, nulls, groups, known, isCut }: Ranked): ParetoAnswer {
  const total = known.reduce((sum, x) => sum + x, 0)
  const shares = runningShares(known, total)
  const leaders = shares.findIndex(share => share >= A - 1e-12) + 1
  const names = (groups?.data[0] ?? []).slice(0, known.length)
  const classNames = shares.map((_, i) => classOf(shares[i - 1] ?? 0))
  const topFifth = Math.max(1, Math.floor(known.length / 5))
  const leadersShare = shares[leaders - 1] ?? 1
  const measure = value?.name ?? null
  const below = (groups?.rowCount ?? 0) - known.length
  const words = { group: group.name, measure: measure ?? '' }
  return {
    type: 'pareto',
    n,
    nulls,
    answer: {
      code: measure === null ? 'analysis.pareto.answerRows' : 'analysis.pareto.answer',
      params: { ...words, leaders, groups: known.length, share: leadersShare, ofGroups: leaders / known.length },
    },
    remarks: [
      { code: 'analysis.pareto.first', params: { name: String(names[0]), share: (known[0] ?? 0) / total } },
      { code: 'analysis.pareto.fifth', params: { ...words, groups: topFifth, share: shares[topFifth - 1] ?? 0 } },
    ],
    assumptions: [],
    warnings: [
      ...(below > 0 ? [{ code: 'analysis.pareto.notAbove', params: { groups: below } }] : []),
      ...(isCut ? [{ code: 'analysis.cut', params: { rows: GROUPS_MAX } }] : []),
    ],
    method: {
      name: { code: 'analysis.pareto.method', params: {} },
      sources: ['Silver, Pyke & Peterson (1998), Inventory Management and Production Planning and Scheduling, ch. 3'],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [groupTable({ group, value, names, known, shares, classNames, total })],
    pictures: [pictureOf({ group, value, names, known, shares, leaders })],
    result: {
      ...{ total, groups: known.length, leaders, leadersShare, topFifthShare: shares[topFifth - 1] ?? 0 },
      classes: classesOf(known, classNames, total),
    },
  }
}

function runningShares(known: Float64Array, total: number): number[] {
  let sum = 0
  return [...known].map(x => {
    sum += x
    return Math.min(1, sum / total)
  })
}

type ClassName = 'A' | 'B' | 'C'

/** By the share that the groups before have: the group that crosses a bound still belongs below it. */
function classOf(before: number): ClassName {
  if (before < A - 1e-12) return 'A'
  return before < B - 1e-12 ? 'B' : 'C'
}

function classesOf(known: Float64Array, of: readonly ClassName[], total: number): ParetoAnswer['result']['classes'] {
  return (['A', 'B', 'C'] as const).map(name => {
    const values = [...known].filter((_, i) => of[i] === name)
    const value = values.reduce((sum, x) => sum + x, 0)
    return { name, groups: values.length, value, share: value / total }
  })
}

interface Shown {
  group: Column
  value: Column | null
  names: readonly Scalar[]
  known: Float64Array
  shares: readonly number[]
}

const heading = ({ value }: Pick<Shown, 'value'>) =>
  value === null ? word('analysis.rows') : { code: 'analysis.sumOf', params: { column: value.name } }

const named = (column: Column) => ({ code: 'analysis.column', params: { column: column.name } })
const formatOf = (value: Column | null) => (value === null ? whole : formatOfColumn(value))

function groupTable(shown: Shown & { classNames: readonly string[]; total: number }): AnalysisTable {
  const { group, value, names, known, shares, classNames, total } = shown
  const listed = [...known.slice(0, LISTED)]
  const of = <T>(cells: readonly T[]) => cells.slice(0, LISTED)
  const parts = [
    { id: 'group', label: named(group), type: group.type, format: formatOfColumn(group), cells: of(names) },
    numberPart('value', heading(shown), listed, formatOf(value)),
    numberPart(
      'share',
      word('analysis.share'),
      listed.map(x => x / total),
      ratio,
    ),
    numberPart('running', word('analysis.runningShare'), of(shares), ratio),
    textPart('class', word('analysis.class'), of(classNames)),
  ]
  const title = { code: 'analysis.pareto.table', params: { group: group.name } }
  return { ...tableOf({ id: 'groups', title, parts }), truncated: known.length > LISTED }
}

function pictureOf(shown: Shown & { leaders: number }): ParetoAnswer['pictures'][number] {
  const { group, value, names, known, shares, leaders } = shown
  const count = Math.min(known.length, SHOWN)
  return {
    id: 'pareto',
    title: { code: 'analysis.pareto.picture', params: { group: group.name } },
    summary: {
      code: 'analysis.pareto.summary',
      params: { leaders, groups: known.length, shown: count, share: shares[leaders - 1] ?? 0 },
    },
    x: { title: named(group), kind: 'category', format: formatOfColumn(group), categories: names.slice(0, count) },
    y: { title: heading(shown), kind: 'value', format: formatOf(value) },
    layers: [
      { name: heading(shown), mark: 'bars', colour: 0, ys: [...known.slice(0, count)] },
      {
        ...{ name: word('analysis.runningShare'), mark: 'line', colour: 1, isShare: true },
        ys: shares.slice(0, count),
      },
    ],
  }
}
