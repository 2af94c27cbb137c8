import { RefreshCw } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../ui/Button.tsx'
import { offer } from '../uploads/offer.ts'
import type { RefreshTarget } from '../uploads/refreshTarget.ts'
import { versionsText as words } from '../versionsText.ts'

/** Takes a newer file of a dataset from the file picker. */
export function RefreshButton({ target: { id, name } }: { target: RefreshTarget }) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={words.refreshOf(name)}
        onChange={event => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again.
          event.target.value = ''
          if (file) offer([file], { id, name })
        }}
      />
      <Button look="ghost" onClick={() => picker.current?.click()} className="print:hidden">
        <RefreshCw size={14} aria-hidden />
        <span className="sr-only sm:not-sr-only">{words.refresh}</span>
      </Button>
    </>
  )
}
