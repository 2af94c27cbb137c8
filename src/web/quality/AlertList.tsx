import { Info, TriangleAlert } from 'lucide-react'
import type { Alert } from '../../contract/quality.ts'
import { qualityText as words } from '../qualityText.ts'
import { cx } from '../ui/cx.ts'
import { say } from '../words.ts'

interface Props {
  alerts: readonly Alert[]
  /** Without it the rows of a remark cannot be gone to. */
  onSeeRows?: (rows: NonNullable<Alert['rows']>) => void
  /** Without it no mend is offered. */
  onFix?: (alert: Alert) => void
}

/** Remarks on quality, each with the way to the rows it is about. */
export function AlertList({ alerts, onSeeRows, onFix }: Props) {
  return (
    <ul className="grid gap-2">
      {alerts.map(alert => {
        const { kind, columnId, level, message, rows, fixes = [] } = alert
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
            {rows && onSeeRows && <Action onClick={() => onSeeRows(rows)}>{words.seeRows}</Action>}
            {onFix && fixes.length > 0 && (
              <Action label={words.fixOf(say(message))} onClick={() => onFix(alert)}>
                {words.fix}
              </Action>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Action({ label, onClick, children }: { label?: string; onClick: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className="shrink-0 self-start rounded-control text-accent hover:underline"
    >
      {children}
    </button>
  )
}
