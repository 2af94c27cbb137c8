import { Download } from 'lucide-react'
import type { AnalysisTable } from '../../contract/analysis/frame.ts'
import { BYTE_ORDER_MARK, csvHead, csvRows } from '../../core/chart/csv.ts'
import { analysisText as words } from '../analysisText.ts'
import { saveFile } from '../figures/saveFile.ts'
import { formatCount, formatValue } from '../format.ts'
import { Card } from '../ui/Card.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Table, Td, Th } from '../ui/Table.tsx'
import { say } from './sayAnalysis.ts'

const SHOWN = 100

/** A table of an answer; long ones show their beginning, the file has all that the answer has. */
export function AnalysisTableView({ table }: { table: AnalysisTable }) {
  const { title, columns, data, rowCount, truncated } = table
  const shown = Math.min(rowCount, SHOWN)
  const isNumber = columns.map(({ format }) => format.kind !== 'text')
  const label = say(title)
  return (
    <Card className="min-w-0">
      <div className="flex items-center justify-between gap-3 p-4 pb-2">
        <h3 className="font-semibold text-body">{label}</h3>
        <IconButton
          label={words.download}
          onClick={() => saveFile({ blob: new Blob([csvOf(table)], { type: 'text/csv' }), fileName: `${label}.csv` })}
        >
          <Download size={14} aria-hidden />
        </IconButton>
      </div>
      <Table label={label}>
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
                  {formatValue(data[c]?.[r], column.format)}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {(rowCount > shown || truncated) && (
        <p className="px-4 py-2 text-label text-muted">{words.firstRows(formatCount(shown))}</p>
      )}
    </Card>
  )
}

function csvOf({ columns, data, rowCount, truncated }: AnalysisTable): string {
  const named = columns.map(({ id, label, type }) => ({ id, name: say(label), type }))
  const table = { columns: named, data, rowCount, truncated }
  return BYTE_ORDER_MARK + csvHead(table) + csvRows(table)
}
