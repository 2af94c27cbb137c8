import type { ChartType } from '../../../contract/chart.ts'
import type { Message } from '../../../contract/message.ts'
import type { Calculation, Measure, QueryPlanInput } from '../../../contract/plan.ts'
import { figureName, figureNames } from '../measureName.ts'
import { type Fields, figuresOf } from './fields.ts'
import { measureFor } from './groupedPlan.ts'
import { groupsOf } from './lacking.ts'
import { drawsRows } from './types/rowsLine.ts'

/** What a chart is about: the person's own words, or its figures and groups. */
export function titleOf(f: Fields, type: ChartType): Message {
  const { title } = f.question
  if (title !== undefined && title !== '') return { code: 'chart.titled', params: { title } }
  const raw = [...f.raw.x, ...f.raw.y]
  const measure = raw.at(-1)?.name ?? f.x[0]?.column.name ?? ''
  if (type === 'histogram') return { code: 'chart.distribution', params: { measure } }
  if (type === 'box') return boxTitle(f, measure)
  if (raw.length > 0 && type === 'table') return { code: 'chart.rowsListed', params: {} }
  if (raw.length > 1) return { code: 'chart.against', params: { x: raw[0]?.name ?? '', y: listOf(raw.slice(1)) } }
  return groupedTitle(f, type)
}

function boxTitle(f: Fields, measure: string): Message {
  const groups = groupsOf(f).map(({ column }) => column)
  if (groups.length === 0) return { code: 'chart.distribution', params: { measure } }
  return { code: 'chart.byDimension', params: { measure, dimension: listOf(groups) } }
}

function groupedTitle(f: Fields, type: ChartType): Message {
  const figures = figuresOf(f).map(value => measureFor(value, []))
  const rows = figures.every(({ column }) => column === undefined)
  const measure = listed(figureNames(figures, f.columns))
  const [x, ...others] = groupsOf(f)
  if (!x) return wholeTitle(figures[0], measure)
  const isCourse = x.kind === 'time' && x.field.timePart === undefined && (type === 'line' || type === 'area')
  const dimension = listOf((isCourse ? others : [x, ...others]).map(({ column }) => column))
  const [ofRows, ofFigures] = isCourse
    ? dimension === ''
      ? (['chart.rowsOverTime', 'chart.overTime'] as const)
      : (['chart.rowsOverTimeBy', 'chart.overTimeBy'] as const)
    : (['chart.rowsByDimension', 'chart.byDimension'] as const)
  return { code: rows ? ofRows : ofFigures, params: { measure, dimension } }
}

function wholeTitle(figure: Measure | undefined, measure: string): Message {
  if (figure?.column === undefined) return { code: 'chart.rows', params: {} }
  if (figure.aggregate === 'countDistinct') return { code: 'chart.groups', params: { dimension: measure } }
  return { code: 'chart.measure', params: { measure } }
}

/** How the figure is made, per which unit of time, of how many groups; or what the marks of rows are. */
export function subtitleOf(f: Fields, type: ChartType, plan: QueryPlanInput): Message | undefined {
  if (type === 'box') return { code: 'chart.whiskers', params: {} }
  if (type === 'histogram') return { code: 'chart.rowsPerBin', params: {} }
  if (plan.columns !== undefined) return type === 'table' ? undefined : { code: 'chart.eachRow', params: {} }
  return drawsRows(f) ? { code: 'chart.stepRange', params: {} } : figureSubtitle(f, plan)
}

function figureSubtitle(f: Fields, plan: QueryPlanInput): Message | undefined {
  const figures = figuresOf(f).map(value => measureFor(value, []))
  const [figure] = figures
  if (!figure || figures.some(other => figureName(other) !== figureName(figure))) return undefined
  const [x] = plan.dimensions ?? []
  const top = plan.tops?.find(({ dimension }) => dimension === x?.as)
  const tail = x?.timeUnit !== undefined ? 'perUnit' : top ? 'top' : 'all'
  const { calculation } = figure
  return {
    code: `subtitle.${figure.aggregate}.${calculationCode(calculation)}.${tail}`,
    params: {
      unit: x?.timeUnit ?? '',
      shown: top?.n ?? 0,
      groups: f.columns.get(x?.column ?? '')?.profile.distinct ?? 0,
      ...(calculation?.kind === 'movingAverage' && { periods: calculation.periods }),
      ...(figure.p !== undefined && { p: figure.p }),
    },
  }
}

function calculationCode(calculation: Calculation | undefined): string {
  if (calculation === undefined) return 'plain'
  return calculation.kind === 'change' ? `${calculation.as}_${calculation.against}` : calculation.kind
}

const listOf = (columns: readonly { name: string }[]) => listed(columns.map(({ name }) => name))
const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
