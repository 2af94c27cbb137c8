import { useInfiniteQuery } from '@tanstack/react-query'
import type { AuditEvent } from '../../contract/audit.ts'
import { adminRoutes } from '../../contract/routes/admin.ts'
import { call } from '../api.ts'
import { formatMoment } from '../format.ts'
import { text } from '../text.ts'
import { ListPage } from '../ui/ListPage.tsx'
import { Td, Th } from '../ui/Table.tsx'

const words = text.audit

/** Who did what. */
export function AuditPage() {
  const found = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      call(adminRoutes.listAudit, { query: pageParam ? { cursor: pageParam } : {} }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
  return (
    <ListPage
      title={words.title}
      note={words.note}
      empty={words.empty}
      found={found}
      head={
        <>
          <Th className="w-44">{words.when}</Th>
          <Th className="w-40">{words.who}</Th>
          <Th className="w-40">{words.what}</Th>
          <Th>{words.target}</Th>
          <Th className="hidden lg:table-cell">{words.detail}</Th>
        </>
      }
    >
      {event => <Line key={event.id} event={event} />}
    </ListPage>
  )
}

function Line({ event }: { event: AuditEvent }) {
  const { at, actor, action, target, detail } = event
  const details = Object.entries(detail).map(([name, value]) => `${name}: ${value ?? '–'}`)
  return (
    <tr className="hover:bg-hover">
      <Td className="num whitespace-nowrap text-muted">{formatMoment(at)}</Td>
      <Td className="whitespace-nowrap">
        {actor.kind === 'system' ? (
          <span className="text-muted">
            {words.system} · {actor.name}
          </span>
        ) : (
          actor.name
        )}
      </Td>
      <Td className="whitespace-nowrap">{action.replace(/[._]/g, ' ')}</Td>
      <Td className="max-w-64 truncate" title={target.id}>
        {target.name ?? <code className="font-mono text-label">{target.id}</code>}
      </Td>
      <Td className="hidden max-w-80 truncate text-muted lg:table-cell" title={details.join('\n')}>
        {details.join(' · ')}
      </Td>
    </tr>
  )
}
