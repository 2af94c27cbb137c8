import type { Understood } from '../../contract/ask.ts'
import type { Column } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { Question } from '../../contract/question.ts'
import type { Relation } from '../../contract/relation.ts'
import type { Premise } from '../../core/ask/askInWords.ts'
import { whyMethod } from '../../core/ask/whyMethod.ts'
import { byId } from '../../core/chart/measureName.ts'
import { periodLabel } from '../../core/chart/period.ts'
import { figureSaid } from '../../core/chart/resolve/saidFigure.ts'
import { tellingPart } from '../../core/insight/kinds/attribution.ts'
import type { Split } from '../../core/insight/kinds/split.ts'
import { Writer } from '../../core/words/writer.ts'
import type { Context } from '../../ports/context.ts'
import { drive } from '../analytics/drive.ts'
import { askChart } from './askChart.ts'

interface Asked {
  understood: Understood
  premise: Premise
  scan: Relation
  columns: readonly Column[]
}

/**
 * Why a figure moved: first whether it did, from the figures of both periods; then its breakdowns, the one that tells
 * the most of the change first, with the group that makes clearly more of it than its part.
 */
export async function whyMoved(ctx: Context, { understood, premise, scan, columns }: Asked): Promise<Understood> {
  const moved = await movement(ctx, premise)
  if (!moved) return { ...understood, notes: [...understood.notes, nothingThere(premise)] }
  const all = understood.question ? [understood.question, ...understood.more] : []
  const dimensions = all.flatMap(question => columns.find(({ id }) => id === brokenDownBy(question)) ?? [])
  const splits = moved.before === moved.after ? [] : await drive(ctx, whyMethod(scan, premise, dimensions))
  const order = splits.map(({ dimension }) => dimension.id)
  const place = (question: Question) => order.indexOf(brokenDownBy(question) ?? '') + 1 || order.length + 1
  const [question, ...more] = [...all].sort((a, b) => place(a) - place(b))
  return {
    ...understood,
    question: question ?? null,
    more,
    notes: [...understood.notes, movedNote(premise, moved), ...partNote(splits, dimensions.length)],
  }
}

interface Movement {
  before: number
  after: number
  /** A figure as a sentence says it: money with its sign. */
  said: (value: number) => string | number
}

/** The figure of both periods; null when one of them has no rows. */
async function movement(ctx: Context, { question, periods }: Premise): Promise<Movement | null> {
  const { model } = await askChart(ctx, { question })
  const [starts = [], values = []] = model.table.data
  const format = model.formats[1]
  const writer = new Writer(ctx.locale)
  const said = (value: number) => (!format || format.kind === 'number' ? value : writer.value(value, format))
  const valueAt = (start: string) => {
    const i = starts.findIndex(one => String(one).startsWith(start))
    const value = i < 0 ? null : values[i]
    return value === null || value === undefined ? null : Number(value)
  }
  const [before, after] = [valueAt(periods.before), valueAt(periods.after)]
  return before === null || after === null ? null : { before, after, said }
}

const brokenDownBy = ({ x }: Question): string | undefined => x.find(({ role }) => role === 'group')?.column

function words({ figure, periods, time }: Premise): Message['params'] {
  const { aggregate, p } = figure
  const named = { aggregate, ...(p !== undefined && { p }) }
  const unit = time.type === 'date' || time.type === 'timestamp' ? periods.unit : null
  return {
    figure: figure.column ? figureSaid({ as: 'v0', ...named, column: figure.column.id }, byId([figure.column])) : null,
    from: periodLabel(periods.before, unit),
    to: periodLabel(periods.after, unit),
  }
}

function nothingThere(premise: Premise): Message {
  return { code: 'ask.note.why.nothing', params: words(premise) }
}

/** What it did, and that it is not what was said where it is not. */
function movedNote(premise: Premise, { before, after, said }: Movement): Message {
  const did = after > before ? 'up' : after < before ? 'down' : 'same'
  const isAsSaid = premise.moved === null || premise.moved === did
  const code = isAsSaid ? `ask.note.why.${did}` : `ask.note.why.not.${did}`
  const rows = premise.figure.column ? '' : '.rows'
  return { code: `${code}${rows}`, params: { ...words(premise), before: said(before), after: said(after) } }
}

/** The group that makes the most of the change. */
function partNote(splits: readonly Split[], dimensions: number): Message[] {
  const telling = splits.find(split => tellingPart(split, dimensions))
  const part = telling && tellingPart(telling, dimensions)
  if (!telling || !part) return []
  const params = { column: telling.dimension.name, group: String(part.key ?? '–'), share: part.by / telling.change }
  return [{ code: 'ask.note.why.part', params }]
}
