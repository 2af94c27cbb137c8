import { useQuery } from '@tanstack/react-query'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OriginalKind } from '../../../contract/original.ts'
import type { Receipt } from '../../../contract/receipt.ts'
import { datasetRoutes } from '../../../contract/routes/datasets.ts'
import { call } from '../../api.ts'
import { formatCount } from '../../format.ts'
import { text } from '../../text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Line } from './Line.tsx'

const words = text.receipt
/** Rows that were left out, as the file beside shows them. */
const KINDS: Readonly<Record<string, OriginalKind>> = {
  totals: 'totals',
  subtotals: 'totals',
  preamble: 'preamble',
  blank: 'blank',
  repeated_header: 'header',
  units: 'header',
  unreadable: 'rejected',
}

interface Props {
  receipt: Receipt
  place: { datasetId: string; tableId: string }
}

/** Rows and cells as sums: what was read is what came of it. */
export function Ledgers({ receipt, place }: Props) {
  const { conservation: rows, cells } = receipt
  const skipped = rows.skipped.reduce((n, { count }) => n + count, 0)
  const firsts = useFirstSkipped(place, skipped > 0)
  return (
    <>
      <Ledger title={words.rows} isBalanced={rows.loaded + skipped + rows.rejected === rows.read}>
        <Line label={words.read} amount={formatCount(rows.read)} />
        <Line label={words.loaded} amount={formatCount(rows.loaded)} lit={{ kinds: ['data'] }} />
        <Line label={words.skipped} amount={formatCount(skipped)} />
        {rows.skipped.map(({ reason, count }) => (
          <Line
            key={reason}
            look="note"
            label={words.reasons[reason] ?? reason}
            amount={formatCount(count)}
            lit={{ kinds: [KINDS[reason] ?? 'note'] }}
            row={firsts.get(reason)}
          />
        ))}
        <Line label={words.rejected} amount={formatCount(rows.rejected)} />
      </Ledger>
      <Ledger title={words.cells} isBalanced={cells.typed + cells.missing + cells.rejected === cells.read}>
        <Line label={words.read} amount={formatCount(cells.read)} />
        <Line label={words.typed} amount={formatCount(cells.typed)} />
        <Line label={words.missing} amount={formatCount(cells.missing)} />
        <Line label={words.rejected} amount={formatCount(cells.rejected)} lit={{ isRejected: true }} />
      </Ledger>
    </>
  )
}

function Ledger({ title, isBalanced, children }: { title: string; isBalanced: boolean; children: ReactNode }) {
  const Icon = isBalanced ? CircleCheck : TriangleAlert
  return (
    <section aria-label={title} className="border-line border-b py-2">
      <header className="flex items-baseline justify-between gap-4 px-4 py-1">
        <h3 className="font-medium text-label text-muted">{title}</h3>
        <Badge tone={isBalanced ? 'good' : 'bad'} icon={<Icon size={12} aria-hidden />}>
          {isBalanced ? words.balanced : words.unbalanced}
        </Badge>
      </header>
      <ul>{children}</ul>
    </section>
  )
}

/** The first row of each reason rows were left out for. */
function useFirstSkipped(params: Props['place'], isAny: boolean): ReadonlyMap<string, number> {
  const { data } = useQuery({
    queryKey: ['skipped', params, 'first'],
    queryFn: ({ signal }) => call(datasetRoutes.listSkipped, { params, query: { limit: 200 } }, signal),
    enabled: isAny,
  })
  const firsts = new Map<string, number>()
  for (const { reason, row } of data?.items ?? []) if (!firsts.has(reason)) firsts.set(reason, row)
  return firsts
}
