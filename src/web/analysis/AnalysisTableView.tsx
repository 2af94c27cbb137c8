import { Download } from 'lucide-react'
import type { AnalysisTable } from '../../contract/analysis/frame.ts'
import { BYTE_ORDER_MARK, csvHead, csvRows } from '../../core/chart/csv.ts'
import { analysisText as words } from '../analysisText.ts'
import { saveFile } from '../figures/saveFile.ts'
import { Card } from '../ui/Card.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { AnalysisRows } from './AnalysisRows.tsx'
import { say } from './sayAnalysis.ts'

/** A table of an answer; long ones show their beginning, the file has all that the answer has. */
export function AnalysisTableView({ table }: { table: AnalysisTable }) {
  const label = say(table.title)
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
      <AnalysisRows table={table} />
    </Card>
  )
}

function csvOf({ columns, data, rowCount, truncated }: AnalysisTable): string {
  const named = columns.map(({ id, label, type }) => ({ id, name: say(label), type }))
  const table = { columns: named, data, rowCount, truncated }
  return BYTE_ORDER_MARK + csvHead(table) + csvRows(table)
}
