import type { AnalysisTable } from '../../contract/analysis/frame.ts'
import { cellsSaid } from '../../core/words/analysis/cellsSaid.ts'
import { analysisText as words } from '../analysisText.ts'
import { formatCount, formatValue, locale } from '../format.ts'
import { Table, Td, Th } from '../ui/Table.tsx'
import { say } from './sayAnalysis.ts'

const SHOWN = 100

/** The rows of a table of an answer; of a long one its beginning. */
export function AnalysisRows({ table }: { table: AnalysisTable }) {
  const { title, columns, rowCount, truncated } = table
  const data = cellsSaid(table, locale)
  const shown = Math.min(rowCount, SHOWN)
  const isNumber = columns.map(({ format }) => format.kind !== 'text')
  return (
    <>
      <Table label={say(title)}>
        <thead>
          <tr>
            {columns.map((column, c) => (
              <Th key={column.id} numeric={isNumber[c] ?? false}>
                {say(column.label)}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, r) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer never move
            <tr key={r}>
              {columns.map((column, c) => (
                <Td key={column.id} numeric={isNumber[c] ?? false}>
                  {formatValue(data[c]?.[r], column.format, 'cell')}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {(rowCount > shown || truncated) && (
        <p className="px-4 py-2 text-label text-muted">{words.firstRows(formatCount(shown))}</p>
      )}
    </>
  )
}
