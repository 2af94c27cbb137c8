import type { Proposal } from '../../contract/version.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { versionsText as words } from '../versionsText.ts'

interface Props {
  proposal: Proposal
  label: string
  onCancel: () => void
}

/** How far a proposed change is, and the way to stop it. */
export function Preparing({ proposal, label, onCancel }: Props) {
  const { stage, processedRows, totalRows } = proposal
  const { stages, rowsOf, rowsSoFar } = text.upload
  const share = totalRows && processedRows > 0 ? Math.min(1, processedRows / totalRows) : null
  const done = totalRows ? rowsOf(processedRows, totalRows) : processedRows > 0 ? rowsSoFar(processedRows) : null
  return (
    <div className="grid gap-2" aria-live="polite">
      <p className="text-body">{label}</p>
      <div className="flex items-center gap-3">
        <ProgressBar share={share} label={label} />
        <span className="num shrink-0 text-label text-muted">
          {[stage && (stages[stage] ?? stage), done].filter(Boolean).join(' · ')}
        </span>
        <Button look="ghost" onClick={onCancel}>
          {words.proposal.cancel}
        </Button>
      </div>
    </div>
  )
}
