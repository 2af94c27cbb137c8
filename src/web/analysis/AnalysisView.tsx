import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { analysisText as words } from '../analysisText.ts'
import { joined } from '../grid/conditions.ts'
import { FilterChips } from '../grid/FilterChips.tsx'
import { AnswerView } from './AnswerView.tsx'
import { InsightList } from './InsightList.tsx'
import { MethodForm } from './MethodForm.tsx'
import { MethodGallery } from './MethodGallery.tsx'
import { firstRequest, methods } from './methods.ts'
import { useAnalysisAddress } from './useAnalysisAddress.ts'

interface Props {
  dataset: Dataset
  table: DatasetTable
}

/** Methods to ask, and what the chosen one answers; what is asked stands in the address. */
export function AnalysisView({ dataset, table }: Props) {
  const { request, ask, conditions, setConditions } = useAnalysisAddress()
  const filter = joined(conditions)
  const method = methods.find(({ type }) => type === request?.type)
  return (
    <section aria-label={words.region} className="grid grid-cols-1 gap-6">
      {method && request ? (
        <>
          <MethodForm key={method.type} method={method} request={request} columns={table.columns} onAsk={ask} />
          {conditions.length > 0 && (
            <div className="flex flex-wrap items-center gap-2">
              <span className="text-label text-muted">{words.onlyOf}</span>
              <FilterChips columns={table.columns} conditions={conditions} onChange={setConditions} />
            </div>
          )}
          <AnswerView
            key={JSON.stringify([request, filter])}
            dataset={dataset}
            table={table}
            request={request}
            filter={filter}
          />
        </>
      ) : (
        <>
          <InsightList datasetId={dataset.id} tableId={table.id} versionId={dataset.version.id} />
          <MethodGallery columns={table.columns} onChoose={chosen => ask(firstRequest(chosen, table.columns))} />
        </>
      )}
    </section>
  )
}
