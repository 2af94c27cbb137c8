import type { Bill } from '../../contract/plan.ts'
import { formatCount } from '../format.ts'
import { text } from '../text.ts'

const words = text.figure

/** How many rows a figure used, of how many, and why the others are not in it. */
export function BillLine({ bill }: { bill: Bill }) {
  const leftOut = bill.leftOut.reduce((n, { count }) => n + count, 0)
  // One reason may have worked twice: groups within groups.
  const counts = new Map<string, number>()
  for (const { reason, count } of bill.leftOut) if (count > 0) counts.set(reason, (counts.get(reason) ?? 0) + count)
  const reasons = [...counts]
  return (
    <p className="num mt-2 text-label text-muted">
      {words.rowsUsed(bill.rowsUsed, bill.rowsIn)} · {words.leftOut(leftOut)}
      {reasons.length > 0 &&
        ` (${reasons.map(([reason, count]) => `${formatCount(count)} ${words.reasons[reason] ?? reason}`).join(', ')})`}
    </p>
  )
}
