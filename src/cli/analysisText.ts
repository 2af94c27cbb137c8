import type { MethodAnswer } from '../contract/analysis/analysis.ts'
import type { AnalysisTable } from '../contract/analysis/frame.ts'
import { cellsSaid } from '../core/words/analysis/cellsSaid.ts'
import { sayAnalysis as say } from '../core/words/analysis/sayAnalysis.ts'
import { Writer } from '../core/words/writer.ts'

const ROWS = 40
const writer = new Writer('en')

/** An analysis for a person at a terminal: the answer first, then what it rests on. */
export function analysisText(answer: MethodAnswer): string {
  const { n, nulls, remarks, assumptions, warnings, method, tables } = answer
  const said = (message: MethodAnswer['answer']) => say(message, 'en')
  const how = method.exactness === 'exact' ? 'every row' : `a sample of ${writer.count(method.sampledRows ?? 0)} rows`
  const blocks = [
    [said(answer.answer), ...remarks.map(said)],
    warnings.map(warning => `Warning: ${said(warning)}`),
    ...tables.map(tableLines),
    assumptions.map(a => `${marks[a.state]} ${said(a.text)}${a.evidence ? ` (${said(a.evidence)})` : ''}`),
    [
      `${said(method.name)}, of ${how}: ${writer.count(n)} rows used, ${writer.count(nulls)} left out with missing cells.`,
      ...method.sources.map(source => `  ${source}`),
    ],
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

const marks = { held: 'holds:   ', doubtful: 'doubtful:', unchecked: 'assumed: ' } as const

function tableLines(table: AnalysisTable): string[] {
  const { title, columns, rowCount } = table
  const data = cellsSaid(table, 'en')
  const shown = Math.min(rowCount, ROWS)
  const cells = columns.map(({ label, format }, c) => [
    say(label, 'en'),
    ...(data[c] ?? []).slice(0, shown).map(value => writer.value(value, format)),
  ])
  const widths = cells.map(column => Math.max(...column.map(cell => cell.length)))
  const lines = Array.from({ length: shown + 1 }, (_, r) =>
    cells
      .map((column, c) => {
        const isNumber = columns[c]?.format.kind !== 'text'
        return isNumber ? (column[r] ?? '').padStart(widths[c] ?? 0) : (column[r] ?? '').padEnd(widths[c] ?? 0)
      })
      .join('  ')
      .trimEnd(),
  )
  const more = rowCount > shown ? [`… ${writer.count(rowCount - shown)} more rows`] : []
  return [say(title, 'en'), ...lines, ...more]
}
