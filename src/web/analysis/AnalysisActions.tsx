import { Download, LayoutDashboard } from 'lucide-react'
import type { Analysis } from '../../contract/analysis/analysis.ts'
import { useMay } from '../access/me.ts'
import { analysisText as words } from '../analysisText.ts'
import { askWhereToAdd } from '../dashboards/addTo/adding.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { AnalysisItems } from './AnalysisItems.tsx'

/** What can be done with an answer: kept on a dashboard, taken away. */
export function AnalysisActions({ analysis }: { analysis: Analysis }) {
  const { source, request, answer } = analysis
  const mayEdit = useMay('editor')
  const add = () => {
    const { datasetId, tableId, filter } = source
    askWhereToAdd({ source: { datasetId, tableId }, request, title: null, ...(filter && { filter }) })
  }
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {mayEdit && (
        <Button onClick={add}>
          <LayoutDashboard size={14} aria-hidden />
          {words.addTo}
        </Button>
      )}
      <Menu
        align="start"
        trigger={
          <Button>
            <Download size={14} aria-hidden />
            {words.exports}
          </Button>
        }
      >
        <AnalysisItems
          isFirst
          asked={{ source, request }}
          picture={answer.pictures[0]?.id}
          table={answer.tables[0]?.id}
        />
      </Menu>
    </div>
  )
}
