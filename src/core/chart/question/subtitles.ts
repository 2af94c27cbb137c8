import type { ChartType } from '../../../contract/chart.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import type { Dimension, QueryPlanInput } from '../../../contract/plan.ts'
import { conditionWords } from '../../relation/conditionWords.ts'
import { type Fields, figuresOf } from './fields.ts'
import { conditionsOf } from './range.ts'
import { runsAlong } from './titles.ts'
import { drawsRows } from './types/rowsLine.ts'

type Params = Message['params']
/** One part of a subtitle and what it speaks of. */
type Part = readonly [code: string, params?: Params]

/** The longest condition that is said below a title. */
const LONGEST = 100

/**
 * What a chart's title leaves out: how the figure is made, its unit, per what period or of how many groups, and which
 * rows are taken. Undefined when there is nothing to add.
 */
export function subtitleOf(f: Fields, type: ChartType, plan: QueryPlanInput): Message | undefined {
  const isFigure = plan.columns === undefined && !['box', 'histogram'].includes(type) && !drawsRows(f)
  const figure: Part[] = isFigure
    ? [madeOf(f), unitOf(f), tailOf(f, plan, runsAlong.has(type)), changeOf(f)]
    : [markOf(type, plan), ...plain]
  const all = [...figure, whereOf(f)]
  if (all.map(([code]) => code).join('.') === 'said.plain.all.plain.whole') return undefined
  const params = Object.assign({}, ...all.map(([, own = {}]) => own)) as Params
  return { code: `subtitle.${all.map(([code]) => code).join('.')}`, params }
}

const plain: Part[] = [['plain'], ['all'], ['plain']]

/** What a mark is that stands for a row, or for many of them at once. */
function markOf(type: ChartType, plan: QueryPlanInput): Part {
  if (type === 'box') return ['whiskers']
  if (type === 'histogram') return ['ranges']
  if (plan.columns === undefined) return ['steps']
  return type === 'table' ? ['said'] : ['points']
}

/** Titles name every aggregate but a sum, which is what a figure is taken for. */
function madeOf(f: Fields): Part {
  const [only, more] = figuresOf(f)
  return [only && !more && only.field.aggregate === 'sum' && !only.field.calculation ? 'sum' : 'said']
}

const counted = new Set(['count', 'countDistinct'])

function unitOf(f: Fields): Part {
  const [only, more] = figuresOf(f)
  const unit = only?.column?.meaning.unit ?? null
  if (!only?.column || more || unit === null || counted.has(only.field.aggregate)) return ['plain']
  const { calculation } = only.field
  const isRatio = calculation?.kind === 'share' || (calculation?.kind === 'change' && calculation.as === 'ratio')
  // Money and percentages are written with their signs.
  return isRatio || only.column.meaning.isMoney || unit === '%' ? ['plain'] : ['unit', { measureUnit: unit }]
}

function tailOf(f: Fields, plan: QueryPlanInput, isCourse: boolean): Part {
  const [x] = plan.dimensions ?? []
  const column = f.columns.get(x?.column ?? '')
  if (!x || !column) return ['all']
  const top = plan.tops?.find(({ dimension }) => dimension === x.as)
  if (top) return ['top', { shown: top.n, groups: column.profile.distinct }]
  return ofAxis(x, column) ?? (column.role === 'time' && isCourse ? ['years', { time: column.name }] : ['all'])
}

function ofAxis({ timeUnit, timePart, bin, ranges }: Dimension, { name: time, type }: Column): Part | null {
  if (timeUnit !== undefined) return ['perUnit', { time, unit: timeUnit }]
  if (timePart !== undefined) return ['part', { time }]
  if (ranges !== undefined) return ['ownRanges', { ranges: ranges.edges.length - 1 }]
  // A range of one whole number is that number.
  return bin && !(type === 'integer' && bin.width === 1) ? ['ranges', { width: bin.width }] : null
}

function changeOf(f: Fields): Part {
  const calculation = figuresOf(f)[0]?.field.calculation
  if (calculation?.kind === 'movingAverage') return ['average', { periods: calculation.periods }]
  return [calculation?.kind === 'change' ? calculation.against : 'plain']
}

function whereOf({ question: { filter }, columns }: Fields): Part {
  if (filter === undefined) return ['whole']
  const nameOf = (id: string) => columns.get(id)?.name ?? id
  const all = conditionsOf(filter).map(part => conditionWords(part, nameOf))
  if (all.length === 0) return ['whole']
  const where = all.join(' and ')
  return ['where', { where: where.length > LONGEST ? `${where.slice(0, LONGEST - 1).trimEnd()}…` : where }]
}
