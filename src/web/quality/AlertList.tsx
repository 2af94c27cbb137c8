import { Info, TriangleAlert } from 'lucide-react'
import type { Alert } from '../../contract/quality.ts'
import { qualityText as words } from '../qualityText.ts'
import { cx } from '../ui/cx.ts'
import { say } from '../words.ts'

interface Props {
  alerts: readonly Alert[]
  onSeeRows: (rows: NonNullable<Alert['rows']>) => void
}

/** Remarks on quality, each with the way to the rows it is about. */
export function AlertList({ alerts, onSeeRows }: Props) {
  return (
    <ul className="grid gap-2">
      {alerts.map(alert => {
        const { kind, columnId, level, message, rows } = alert
        const Icon = level === 'warn' ? TriangleAlert : Info
        return (
          <li key={`${kind}${columnId}${JSON.stringify(message.params)}`} className="flex gap-2 text-body">
            <Icon
              size={14}
              role="img"
              aria-label={words.levels[level]}
              className={cx('mt-[3px] shrink-0', level === 'warn' ? 'text-warn' : 'text-muted')}
            />
            <span className="min-w-0 flex-1">{say(message)}</span>
            {rows && (
              <button
                type="button"
                onClick={() => onSeeRows(rows)}
                className="shrink-0 self-start rounded-control text-accent hover:underline"
              >
                {words.seeRows}
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
