import { useState } from 'react'
import type { AutomaticDashboard } from '../../contract/automatic.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { say } from '../words.ts'
import { dashboardText as words } from './dashboardText.ts'

interface Props {
  verdicts: AutomaticDashboard['verdicts']
  onForget: (tileId: string) => void
}

/** What was wished of this dashboard, each to be forgotten. */
export function Wishes({ verdicts, onForget }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  if (verdicts.length === 0) return null
  return (
    <>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="mt-2 rounded-control text-label text-muted underline hover:text-fg print:hidden"
      >
        {words.remembered(verdicts.length)}
      </button>
      <Dialog
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={words.rememberedTitle}
        description={words.rememberedNote}
      >
        <ul>
          {verdicts.map(({ tileId, title, verdict }) => (
            <li
              key={tileId}
              className="flex min-h-10 items-center justify-between gap-3 border-line border-t text-body"
            >
              <span className="min-w-0 truncate">
                <span className="text-muted">{words.wanted[verdict]}</span> {say(title)}
              </span>
              <Button onClick={() => onForget(tileId)}>{words.forget}</Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
