import type { Analysis, AnalysisRequest, AnalysisSource } from '../../contract/analysis/analysis.ts'
import type { Message } from '../../contract/message.ts'
import { DomainError } from '../../contract/problem.ts'
import { sayAnalysis } from '../../core/words/analysis/sayAnalysis.ts'
import { tableOf } from '../../core/words/analysis/tablesOf.ts'
import { toldAnalysis } from '../../core/words/analysis/toldAnalysis.ts'
import type { Context } from '../../ports/context.ts'
import type { PictureRequest } from '../../ports/renderer.ts'
import { analyze } from '../analytics/analyze.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { csvOf, type Download, fileOf } from './download.ts'
import { sourceLine } from './sourceLine.ts'

interface Input extends Pick<PictureRequest, 'theme' | 'width' | 'height'> {
  datasetId: string
  source: AnalysisSource
  request: AnalysisRequest
  format: 'png' | 'svg' | 'csv' | 'xlsx' | 'json'
  part?: string | undefined
}

/**
 * An analysis as a file: one of its pictures or tables, all tables as a workbook that begins with what they say, or
 * everything that was asked and said.
 * @throws DomainError not_found (also of a part that the answer does not have), invalid_plan, took_too_long,
 *   out_of_memory, busy
 */
export async function exportAnalysis(ctx: Context, input: Input): Promise<Download> {
  const { datasetId, source, request, format, part, ...look } = input
  const analysis = await analyze(ctx, { ...request, ...source, datasetId })
  const { pictures, tables, method } = analysis.answer
  const say = (message: Message) => sayAnalysis(message, ctx.locale)
  if (format === 'csv') {
    const table = partOf(tables, part, 'table')
    return fileOf(say(table.title), { bytes: csvOf(tableOf(table, ctx.locale)), format })
  }
  if (format === 'xlsx') return fileOf(say(method.name), { bytes: await workbookOf(ctx, analysis), format })
  if (format === 'json') return fileOf(say(method.name), { bytes: await jsonOf(ctx, analysis), format })
  const picture = partOf(pictures, part, 'picture')
  const bytes = await ctx.renderer.render({
    ...{ picture, format, ...look, locale: ctx.locale, signal: ctx.signal },
    source: await sourceLine(ctx, analysis.source),
  })
  return fileOf(say(picture.title), { bytes, format })
}

function partOf<T extends { id: string }>(all: readonly T[], part: string | undefined, kind: string): T {
  const found = part === undefined ? all[0] : all.find(({ id }) => id === part)
  if (!found) throw new DomainError('not_found', `This answer has no such ${kind}.`)
  return found
}

/** What the answer says on the first sheet, then each of its tables. */
async function workbookOf(ctx: Context, analysis: Analysis): Promise<Uint8Array> {
  const told = toldAnalysis(analysis, { from: await sourceLine(ctx, analysis.source), locale: ctx.locale })
  const tables = analysis.answer.tables.map(table => ({
    name: sayAnalysis(table.title, ctx.locale),
    table: tableOf(table, ctx.locale),
  }))
  return ctx.renderer.render({ format: 'xlsx', sheets: [told, ...tables], signal: ctx.signal })
}

/** Messages stand as their codes, which a program can read, and in words. */
async function jsonOf(ctx: Context, { source, request, answer }: Analysis): Promise<Uint8Array> {
  const { fileName, version } = await loadScan(ctx, source)
  const say = (message: Message) => sayAnalysis(message, ctx.locale)
  const words = {
    ...{ answer: say(answer.answer), remarks: answer.remarks.map(say), warnings: answer.warnings.map(say) },
    assumptions: answer.assumptions.map(({ text, state, evidence }) => ({
      ...{ text: say(text), state },
      evidence: evidence && say(evidence),
    })),
    method: say(answer.method.name),
  }
  const provenance = {
    ...{ file: fileName, version: version.number, rowsUsed: answer.n, rowsLeftOut: answer.nulls },
    ...{ exactness: answer.method.exactness, sources: answer.method.sources, exportedAt: ctx.now().toISOString() },
  }
  return Buffer.from(`${JSON.stringify({ request, source, provenance, words, answer }, null, 2)}\n`)
}
