import type { SavedChart } from '../../contract/savedChart.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { text } from '../text.ts'
import { moveFocus } from '../ui/moveFocus.ts'
import { SortTh } from '../ui/SortTh.tsx'
import { Table, Th } from '../ui/Table.tsx'
import { ChartRow } from './ChartRow.tsx'
import type { ChartOrder } from './queries.ts'

interface Props extends HeadProps {
  charts: readonly SavedChart[]
}

/** Charts as a table; its head sorts it, up and down go from name to name. */
export function ChartTable({ charts, order, onOrder }: Props) {
  return (
    <Table label={words.title} className="table-fixed">
      <Head order={order} onOrder={onOrder} hasTrash={charts.some(({ deletedAt }) => deletedAt !== null)} />
      <tbody className="[&>tr:last-child>td]:border-b-0" onKeyDown={moveFocus}>
        {charts.map(chart => (
          <ChartRow key={chart.id} chart={chart} />
        ))}
      </tbody>
    </Table>
  )
}

interface HeadProps {
  order: ChartOrder
  onOrder: (order: ChartOrder) => void
}

function Head({ hasTrash, ...shared }: HeadProps & { hasTrash: boolean }) {
  const names = words.columns
  return (
    <thead>
      <tr>
        <SortTh {...shared} sort="name" first="asc" label={words.sortBy(names.name)}>
          {names.name}
        </SortTh>
        <SortTh
          {...shared}
          sort="type"
          first="asc"
          label={words.sortBy(names.type)}
          className="hidden w-32 sm:table-cell"
        >
          {names.type}
        </SortTh>
        <Th className="hidden w-56 md:table-cell">{names.dataset}</Th>
        <Th className="hidden w-40 lg:table-cell">{names.author}</Th>
        <SortTh
          {...shared}
          sort="updated"
          first="desc"
          label={words.sortBy(names.updated)}
          className="hidden w-32 sm:table-cell"
        >
          {names.updated}
        </SortTh>
        <Th className={hasTrash ? 'w-32' : 'w-12'}>
          <span className="sr-only">{text.common.actions}</span>
        </Th>
      </tr>
    </thead>
  )
}
