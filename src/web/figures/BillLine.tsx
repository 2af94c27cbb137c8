import type { Bill } from '../../contract/plan.ts'
import { formatCount } from '../format.ts'
import { text } from '../text.ts'

const words = text.figure

/** How many rows a figure used, of how many, and why the others are not in it. */
export function BillLine({ bill }: { bill: Bill }) {
  const leftOut = bill.leftOut.reduce((n, { count }) => n + count, 0)
  const reasons = bill.leftOut.filter(({ count }) => count > 0)
  return (
    <p className="num mt-2 text-label text-muted">
      {words.rowsUsed(bill.rowsUsed, bill.rowsIn)} · {words.leftOut(leftOut)}
      {reasons.length > 0 &&
        ` (${reasons.map(({ reason, count }) => `${formatCount(count)} ${words.reasons[reason] ?? reason}`).join(', ')})`}
    </p>
  )
}
