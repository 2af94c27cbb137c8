import type { AutomaticDashboard } from '../../contract/automatic.ts'
import { text } from '../text.ts'
import { say } from '../words.ts'

const words = text.dashboard
const mostNamed = 8

/** The columns without a tile, grouped by the reason they share. */
export function LeftOut({ leftOut }: Pick<AutomaticDashboard, 'leftOut'>) {
  const reasons = [...new Set(leftOut.map(({ why }) => why.code))]
  return (
    <p className="mt-4 text-label text-muted">
      <span className="font-medium">{words.whyThese}</span> {words.leftOut}{' '}
      {reasons
        .map(code =>
          sentence(
            code,
            leftOut.filter(({ why }) => why.code === code),
          ),
        )
        .join(' ')}
    </p>
  )
}

function sentence(code: string, columns: AutomaticDashboard['leftOut']): string {
  const reason = words.leftOutReasons[code]
  const [first] = columns
  // A reason without a phrase of its own speaks for each column.
  if (!reason || !first || columns.length === 1) return columns.map(({ why }) => say(why)).join(' ')
  const names = columns.slice(0, mostNamed).map(({ name }) => name)
  return words.leftOutGroup(names.join(', '), columns.length - names.length, reason)
}
