import { Download } from 'lucide-react'
import type { AnalysisTable } from '../../contract/analysis/frame.ts'
import { analysisText as words } from '../analysisText.ts'
import { Card } from '../ui/Card.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { type AskedAnalysis, saveAnalysis } from './AnalysisItems.tsx'
import { AnalysisRows } from './AnalysisRows.tsx'
import { say } from './sayAnalysis.ts'

/** A table of an answer; long ones show their beginning, the file has all that the answer has. */
export function AnalysisTableView({ table, asked }: { table: AnalysisTable; asked: AskedAnalysis }) {
  return (
    <Card className="min-w-0">
      <div className="flex items-center justify-between gap-3 p-4 pb-2">
        <h3 className="font-semibold text-body">{say(table.title)}</h3>
        <IconButton
          label={words.download}
          onClick={() => void saveAnalysis(asked, { format: 'csv', part: table.id })}
          className="print:hidden"
        >
          <Download size={14} aria-hidden />
        </IconButton>
      </div>
      <AnalysisRows table={table} />
    </Card>
  )
}
