import { useInfiniteQuery } from '@tanstack/react-query'
import type { ResultTable } from '../../contract/plan.ts'
import type { Input } from '../../contract/route.ts'
import { linkRoutes } from '../../contract/routes/sharing.ts'
import { callByLink } from '../api.ts'
import { scalarSays } from '../dashboards/filters/filterSays.ts'
import { linkedText as words } from '../sharingText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Table, Td, Th } from '../ui/Table.tsx'
import type { OpenedLink } from './linkSource.ts'

const PAGE = 100
const numeric = new Set(['integer', 'decimal', 'double'])

interface Props {
  link: OpenedLink
  asked: Input<typeof linkRoutes.linkRows>['body']
  onClose: () => void
}

/** The rows behind a tile, page after page, as far as the link shows them. */
export function LinkedRows({ link: { token, proof }, asked, onClose }: Props) {
  const found = useInfiniteQuery({
    queryKey: ['linked', token, 'rows', asked],
    queryFn: ({ pageParam: offset, signal }) => {
      const body = { ...asked, offset, limit: PAGE }
      return callByLink(linkRoutes.linkRows, { params: { token }, body }, { proof, signal })
    },
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.rowCount < PAGE ? null : pages.length * PAGE),
  })
  return (
    <Dialog open onClose={onClose} wide title={words.rows}>
      {found.isPending && <Skeleton className="h-40" />}
      {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Rows pages={found.data.pages} />}
      {found.hasNextPage && (
        <Button className="mt-2" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {text.common.more}
        </Button>
      )}
    </Dialog>
  )
}

function Rows({ pages }: { pages: readonly ResultTable[] }) {
  const columns = pages[0]?.columns ?? []
  const rows = pages.flatMap(({ data, rowCount }) =>
    Array.from({ length: rowCount }, (_, row) => data.map(cells => cells[row] ?? null)),
  )
  return (
    <Table label={words.rows}>
      <thead>
        <tr>
          {columns.map(({ id, name, type }) => (
            <Th key={id} numeric={numeric.has(type)}>
              {name}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names here
          <tr key={row}>
            {columns.map(({ id, type }, column) => (
              <Td key={id} numeric={numeric.has(type)} className="h-8 max-w-72 truncate">
                {scalarSays(cells[column] ?? null)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
