import { CircleCheck, TriangleAlert } from 'lucide-react'
import { Fragment } from 'react'
import type { Receipt } from '../../../contract/receipt.ts'
import { formatCount } from '../../format.ts'
import { text } from '../../text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { cx } from '../../ui/cx.ts'
import { Section } from './Section.tsx'

const words = text.receipt

interface Entry {
  label: string
  count: number
  notes?: { label: string; count: number }[]
}

/** Rows and cells as sums: what was read is what came of it. */
export function Ledgers({ receipt }: { receipt: Receipt }) {
  const { conservation: rows, cells } = receipt
  const skipped = rows.skipped.map(({ reason, count }) => ({ label: words.reasons[reason] ?? reason, count }))
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Ledger
        title={words.rows}
        read={rows.read}
        entries={[
          { label: words.loaded, count: rows.loaded },
          { label: words.skipped, count: skipped.reduce((n, { count }) => n + count, 0), notes: skipped },
          { label: words.rejected, count: rows.rejected },
        ]}
      />
      <Ledger
        title={words.cells}
        read={cells.read}
        entries={[
          { label: words.typed, count: cells.typed },
          { label: words.missing, count: cells.missing },
          { label: words.rejected, count: cells.rejected },
        ]}
      />
    </div>
  )
}

function Ledger({ title, read, entries }: { title: string; read: number; entries: Entry[] }) {
  const isBalanced = entries.reduce((n, { count }) => n + count, 0) === read
  const Icon = isBalanced ? CircleCheck : TriangleAlert
  return (
    <Section
      title={title}
      aside={
        <Badge tone={isBalanced ? 'good' : 'bad'} icon={<Icon size={12} aria-hidden />}>
          {isBalanced ? words.balanced : words.unbalanced}
        </Badge>
      }
    >
      <dl className="px-4 pb-3 text-body">
        {entries.map(({ label, count, notes = [] }) => (
          <Fragment key={label}>
            <Line label={label} count={count} />
            {notes.map(note => (
              <Line key={note.label} label={note.label} count={note.count} className="pl-4 text-label text-muted" />
            ))}
          </Fragment>
        ))}
        <Line label={words.read} count={read} className="mt-1 border-line border-t pt-1 font-semibold" />
      </dl>
    </Section>
  )
}

function Line({ label, count, className }: { label: string; count: number; className?: string }) {
  return (
    <div className={cx('flex justify-between gap-4', className)}>
      <dt className="min-w-0 truncate">{label}</dt>
      <dd className="num">{formatCount(count)}</dd>
    </div>
  )
}
