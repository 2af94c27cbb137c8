import { TriangleAlert } from 'lucide-react'
import type { AnalysisSaid } from '../../../contract/analysis/analysis.ts'
import { AnalysisPlot } from '../../analysis/AnalysisPlot.tsx'
import { AnalysisRows } from '../../analysis/AnalysisRows.tsx'
import { LayerNames } from '../../analysis/LayerNames.tsx'
import { say } from '../../analysis/sayAnalysis.ts'

/** What an analysis says on a tile: its answer, warnings, and the picture or table that stands there. */
export function AnalysisBody({ said }: { said: AnalysisSaid }) {
  const { answer, remarks, warnings, pictures, tables } = said
  const [picture] = pictures
  const [table] = tables
  const isAlone = !picture && !table
  return (
    <div className="mt-1 flex min-h-0 flex-1 flex-col gap-2 overflow-auto">
      <p className={isAlone ? 'text-lead' : 'line-clamp-4 shrink-0 text-body text-muted'} title={say(answer)}>
        {say(answer)}
      </p>
      {isAlone &&
        remarks.map((remark, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sentences of one answer never move
          <p key={i} className="text-body text-muted">
            {say(remark)}
          </p>
        ))}
      {warnings.slice(0, isAlone ? warnings.length : 1).map((warning, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <p key={i} className="flex shrink-0 items-start gap-1.5 text-label text-warn">
          <TriangleAlert size={12} aria-hidden className="mt-0.5 shrink-0" />
          {say(warning)}
        </p>
      ))}
      {picture && (
        <>
          <LayerNames picture={picture} />
          <div className="min-h-32 flex-1">
            <AnalysisPlot picture={picture} />
          </div>
        </>
      )}
      {table && (
        <div className="min-h-32 flex-1 overflow-auto">
          <AnalysisRows table={table} />
        </div>
      )}
    </div>
  )
}
