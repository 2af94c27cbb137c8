import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { FittingChart } from '../../contract/savedChart.ts'
import { writeQuestion } from '../explore/address.ts'
import { ChartIcon } from '../explore/chartIcon.tsx'
import { savedChartsText as words } from '../savedChartsText.ts'
import { Card } from '../ui/Card.tsx'
import { fittingQuery } from './queries.ts'

/** Charts of other uploads that can be asked of this table, matched by the names of columns; nothing when there are none. */
export function FittingCharts({ datasetId, table }: { datasetId: string; table: DatasetTable }) {
  const { data } = useQuery(fittingQuery(datasetId, table.id))
  if (!data || data.items.length === 0) return null
  return (
    <Card className="p-4">
      <h3 className="font-semibold text-body">{words.fitting}</h3>
      <p className="text-label text-muted">{words.fittingNote}</p>
      <ul className="mt-2 grid gap-x-4 md:grid-cols-2">
        {data.items.map(fitting => (
          <Fitting key={fitting.chart.id} fitting={fitting} datasetId={datasetId} tableId={table.id} />
        ))}
      </ul>
    </Card>
  )
}

function Fitting({ fitting, datasetId, tableId }: { fitting: FittingChart; datasetId: string; tableId: string }) {
  const { chart, question, missing } = fitting
  const q = writeQuestion(question)
  return (
    <li className="min-w-0">
      <Link
        to="/datasets/$datasetId"
        params={{ datasetId }}
        search={{ tab: 'explore', table: tableId, ...(q !== undefined && { q }) }}
        className="flex min-h-11 min-w-0 items-center gap-2 rounded-control px-2 hover:bg-hover"
      >
        <span className="text-muted">
          <ChartIcon type={chart.type} />
        </span>
        <span className="min-w-0">
          <span className="block truncate text-body">{chart.name}</span>
          <span className="block truncate text-label text-muted">
            {words.from(chart.dataset.name)} ·{' '}
            {missing.length === 0 ? words.fits : words.lacks(missing.map(({ name }) => name).join(', '))}
          </span>
        </span>
      </Link>
    </li>
  )
}
