import { useInfiniteQuery } from '@tanstack/react-query'
import { datasetRoutes } from '../../../contract/routes/datasets.ts'
import { call } from '../../api.ts'
import { formatCount } from '../../format.ts'
import { text } from '../../text.ts'
import { Td, Th } from '../../ui/Table.tsx'
import { PagedTable } from './PagedTable.tsx'
import { rawText } from './rawText.ts'

const words = text.receipt

/** Rows that were read and are not in the table: totals, notes, blank lines. */
export function SkippedRows(params: { datasetId: string; tableId: string }) {
  const found = useInfiniteQuery({
    queryKey: ['skipped', params],
    queryFn: ({ pageParam, signal }) =>
      call(
        datasetRoutes.listSkipped,
        { params, query: { limit: 50, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
  const items = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <PagedTable
      title={words.skippedRows}
      found={found}
      head={
        <>
          <Th numeric className="w-20">
            {words.row}
          </Th>
          <Th>{words.raw}</Th>
          <Th>{words.reason}</Th>
        </>
      }
    >
      {items.map(({ row, reason, raw }) => (
        <tr key={row} className="hover:bg-hover">
          <Td numeric className="text-muted">
            {formatCount(row)}
          </Td>
          <Td className="max-w-96 truncate font-mono text-label" title={rawText(raw)}>
            {rawText(raw)}
          </Td>
          <Td className="text-muted">{words.reasons[reason] ?? reason}</Td>
        </tr>
      ))}
    </PagedTable>
  )
}
