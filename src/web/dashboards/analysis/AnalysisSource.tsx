import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { DrawnAnalysis } from '../../../contract/dashboard.ts'
import { conditionsOf } from '../../../core/chart/question/range.ts'
import { HowComputed } from '../../analysis/HowComputed.tsx'
import { say } from '../../analysis/sayAnalysis.ts'
import { analysisText as words } from '../../analysisText.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { filterNaming } from '../../grid/filterNaming.ts'
import { filterWords } from '../../grid/filterWords.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

interface Props {
  analysis: DrawnAnalysis
  title: string
  onClose: () => void
}

/** Where an analysis on a tile comes from: which rows of which version, what was asked, how it was computed. */
export function AnalysisSource({ analysis, title, onClose }: Props) {
  const { said, source, request } = analysis
  const go = useNavigate()
  const open = () => {
    onClose()
    const { datasetId, tableId, filter } = source
    void go({
      to: '/datasets/$datasetId',
      params: { datasetId },
      search: {
        ...{ tab: 'findings', table: tableId, a: JSON.stringify(request) },
        ...(filter && { where: JSON.stringify(filter) }),
      },
    })
  }
  return (
    <Dialog open wide onClose={onClose} title={title}>
      <div className="grid gap-3">
        <p className="text-body">{say(said.answer)}</p>
        <Rows source={source} />
        <HowComputed said={said} request={request} source={source} />
        <Button look="primary" className="justify-self-start" onClick={open}>
          {words.open}
        </Button>
      </div>
    </Dialog>
  )
}

function Rows({ source: { datasetId, tableId, versionId, filter } }: Pick<DrawnAnalysis, 'source'>) {
  const { data } = useQuery(datasetQuery(datasetId, versionId))
  if (!data) return null
  const columns = data.tablesOfVersion.find(({ id }) => id === tableId)?.columns ?? []
  const naming = filterNaming(columns)
  const said = conditionsOf(filter ?? undefined).map(condition => filterWords(condition, naming))
  return (
    <p className="text-body text-muted">
      {words.ofVersion(data.name, data.version.number)} {said.length > 0 && words.onlyRows(said.join('; '))}
    </p>
  )
}
