import { useInfiniteQuery } from '@tanstack/react-query'
import { datasetRoutes } from '../../../contract/routes/datasets.ts'
import { call } from '../../api.ts'
import { useSeeRows } from '../../figures/useSeeRows.ts'
import { formatCount } from '../../format.ts'
import { text } from '../../text.ts'
import { Td, Th } from '../../ui/Table.tsx'
import { PagedTable } from './PagedTable.tsx'

const words = text.receipt

interface Props {
  datasetId: string
  tableId: string
  /** Where the newest file of the table begins to number its rows. */
  base: number
}

/** Cells that could not be typed, as they stand in the file. */
export function Rejects({ base, ...params }: Props) {
  const seeRows = useSeeRows()
  const found = useInfiniteQuery({
    queryKey: ['rejects', params],
    queryFn: ({ pageParam, signal }) =>
      call(
        datasetRoutes.listRejects,
        { params, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <PagedTable
      title={words.rejectedCells}
      note={words.rejectedNote}
      found={found}
      head={
        <>
          <Th numeric className="w-20">
            {words.row}
          </Th>
          <Th>{words.column}</Th>
          <Th>{words.raw}</Th>
          <Th>{words.reason}</Th>
        </>
      }
    >
      {items.map(({ row, columnId, columnName, raw, reason }) => (
        <tr key={`${row} ${columnId}`} className="hover:bg-hover">
          <Td numeric>
            <button
              type="button"
              title={text.figure.seeRow}
              onClick={() => seeRows(params, { op: 'eq', column: '_row', value: base + row })}
              className="num text-accent hover:underline"
            >
              {formatCount(row)}
            </button>
          </Td>
          <Td>{columnName}</Td>
          <Td className="max-w-64 truncate font-mono text-label" title={raw}>
            {raw}
          </Td>
          <Td className="text-muted">{words.reasons[reason] ?? reason}</Td>
        </tr>
      ))}
    </PagedTable>
  )
}
