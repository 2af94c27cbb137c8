import { join } from 'node:path'
import { createEngine } from '../../adapters/engine/createEngine.ts'
import { AnalysisRequest, type MethodAnswer } from '../../contract/analysis/analysis.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Reading, TableReading } from '../../contract/reading.ts'
import { byId } from '../../core/chart/measureName.ts'
import type { MethodInput } from '../../core/stats/method.ts'
import { methodOf } from '../../core/stats/methods.ts'
import { withColumnIds } from '../../core/stats/withColumnIds.ts'
import { sayAnalysis as say } from '../../core/words/analysis/sayAnalysis.ts'
import { localAsker } from '../../domains/access/localAsker.ts'
import { drive } from '../../domains/analytics/drive.ts'
import { analysisText } from '../analysisText.ts'
import type { Command } from '../command.ts'
import { readLocally, readOptions } from '../readLocally.ts'
import { readWords, textOf } from '../words.ts'

const usage = 'analyze FILE --analysis NAME [--params JSON] [--table T] [--json]'
const TIMEOUT_MS = 600_000

/** One analysis of one table of a file, without server and database. */
export const analyze: Command = {
  usage,
  summary: 'a statistical analysis of a table of a file',
  async run(words) {
    const own = { analysis: { type: 'string' }, params: { type: 'string' }, table: { type: 'string' } } as const
    const options = { ...own, json: { type: 'boolean' }, ...readOptions } as const
    const given = readWords(words, { usage, positionals: 1, options })
    const { analysis, params, table: name, json } = given.values
    await readLocally(given, async (reading, outDir) => {
      const table = tableOf(reading, textOf(name))
      const request = requestOf(textOf(analysis), textOf(params), table)
      const answer = await answerOf(request, table, outDir)
      process.stdout.write(json ? `${JSON.stringify(told(request, answer), null, 2)}\n` : analysisText(answer))
    })
  },
}

function told({ type, ...params }: AnalysisRequest, { n, nulls, result, warnings }: MethodAnswer) {
  const said = warnings.map(({ code, params: of }) => ({ code, params: of, text: say({ code, params: of }, 'en') }))
  return { analysis: type, params, n, nulls, result, warnings: said }
}

/** The named table, or the one with the most rows. @throws DomainError not_found */
function tableOf({ tables }: Reading, name: string | undefined): TableReading {
  const largest = [...tables].sort((a, b) => b.rowCount - a.rowCount)[0]
  const found = name === undefined ? largest : tables.find(table => table.name === name)
  if (found) return found
  const known = tables.map(table => `"${table.name}"`).join(', ')
  throw new DomainError('not_found', `There is no such table in the file. It has: ${known || 'none'}.`)
}

/** @throws DomainError invalid_request */
function requestOf(type: string | undefined, params: string | undefined, { columns }: TableReading): AnalysisRequest {
  if (type === undefined) throw new DomainError('invalid_request', `Which analysis? Usage: ${usage}`)
  const asked = AnalysisRequest.safeParse({ ...(withColumnIds(readJson(params), columns) as object), type })
  if (asked.success) return asked.data
  const errors = asked.error.issues.map(issue => ({ pointer: `/${issue.path.join('/')}`, detail: issue.message }))
  const detail = errors.map(error => `${error.pointer} ${error.detail}`).join('; ')
  throw new DomainError('invalid_request', `The analysis is not understood: ${detail}`, { errors })
}

function readJson(params: string | undefined): unknown {
  try {
    const read: unknown = JSON.parse(params ?? '{}')
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read
  } catch (cause) {
    throw new DomainError('invalid_request', '--params is no JSON.', { cause })
  }
  throw new DomainError('invalid_request', '--params is to be a JSON object.')
}

async function answerOf(request: AnalysisRequest, table: TableReading, outDir: string): Promise<MethodAnswer> {
  const engine = createEngine({ store: { localPath: async key => join(outDir, key) }, poolSize: 1 })
  const workspaceId = 'local'
  const rows: MethodInput['rows'] = {
    op: 'scan',
    ...{ workspaceId, datasetId: 'file', versionId: 'file', tableId: table.name },
    parts: [table.parts.data],
    columns: table.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale })),
  }
  const { signal } = new AbortController()
  const limits = { maxUploadBytes: 0, queryTimeoutMs: TIMEOUT_MS }
  try {
    const steps = methodOf(request, { rows, columns: byId(table.columns) })
    return await drive({ ...localAsker(workspaceId), engine, signal, limits }, steps)
  } finally {
    await engine.close()
  }
}
