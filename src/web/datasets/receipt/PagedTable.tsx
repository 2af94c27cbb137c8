import type { ReactNode } from 'react'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Table } from '../../ui/Table.tsx'
import { Section } from './Section.tsx'

interface Props {
  title: string
  note?: string
  found: {
    isPending: boolean
    error: Error | null
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
    refetch: () => unknown
  }
  head: ReactNode
  children: ReactNode
}

/** A part of the receipt that is a list, page after page. */
export function PagedTable({ title, note, found, head, children }: Props) {
  return (
    <Section title={title} {...(note && { note })}>
      {found.isPending && <Skeleton className="mx-4 mb-4 h-24" />}
      {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      {!found.isPending && !found.error && (
        <Table label={title}>
          <thead>
            <tr className="border-line border-t">{head}</tr>
          </thead>
          <tbody className="[&>tr:last-child>td]:border-b-0">{children}</tbody>
        </Table>
      )}
      {found.hasNextPage && (
        <div className="flex justify-center border-line border-t p-2">
          <Button look="ghost" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.common.more}
          </Button>
        </div>
      )}
    </Section>
  )
}
