import type { Analysis } from '../../../contract/analysis/analysis.ts'
import type { Message } from '../../../contract/message.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import { sayAnalysis } from './sayAnalysis.ts'

interface Told {
  name: string
  table: ResultTable
}

/**
 * All that an analysis says, a sentence a row, for the first sheet of a workbook: enough to ask for it again.
 * @param from  which data it is of: 'Source: sales.csv, version 3'
 */
export function toldAnalysis(analysis: Analysis, { from, locale }: { from: string; locale: string }): Told {
  const { answer, request, source } = analysis
  const say = (code: string, params: Message['params'] = {}) => sayAnalysis({ code, params }, locale)
  const told = (message: Message) => sayAnalysis(message, locale)
  const { method, assumptions, n, nulls } = answer
  const rows = [
    [say('analysis.file.answer'), told(answer.answer)],
    ...answer.remarks.map(remark => ['', told(remark)]),
    ...answer.warnings.map(warning => [say('analysis.file.warning'), told(warning)]),
    ...assumptions.map(({ text, state, evidence }) => [
      say(`analysis.file.${state}`),
      evidence ? `${told(text)} ${told(evidence)}` : told(text),
    ]),
    [say('analysis.file.method'), told(method.name)],
    ...method.sources.map(reference => ['', reference]),
    [say('analysis.file.rows'), say('analysis.file.used', { n, nulls })],
    [say('analysis.file.from'), from],
    [say('analysis.file.request'), JSON.stringify({ ...source, ...request })],
  ]
  const column = (id: string, at: number) => ({ id, name: say(`analysis.file.${id}`), type: 'text' as const, at })
  const columns = [column('what', 0), column('said', 1)]
  return {
    name: say('analysis.file.answer'),
    table: {
      columns: columns.map(({ id, name, type }) => ({ id, name, type })),
      data: columns.map(({ at }) => rows.map(row => row[at] ?? '')),
      rowCount: rows.length,
      truncated: false,
    },
  }
}
