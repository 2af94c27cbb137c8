import { Sparkles } from 'lucide-react'
import type { RefObject } from 'react'
import { askText as words } from '../askText.ts'
import { Button } from '../ui/Button.tsx'
import { Input } from '../ui/Input.tsx'
import { ASK_BOX } from './focusAsk.ts'

interface Props {
  /** A question that this table can answer. */
  example: string
  text: string
  onText: (text: string) => void
  box: RefObject<HTMLInputElement | null>
  busy: boolean
  /** Where "/" leads here. */
  hasKey: boolean
  onAsk: (text: string) => void
}

/** One line to ask in. */
export function AskForm({ example, text, onText, box, busy, hasKey, onAsk }: Props) {
  return (
    <search aria-label={words.region}>
      <form
        className="flex items-center gap-2"
        onSubmit={event => {
          event.preventDefault()
          onAsk(text)
        }}
      >
        <div className="relative min-w-0 flex-1">
          <Sparkles size={14} aria-hidden className="-translate-y-1/2 absolute top-1/2 left-2.5 text-muted" />
          <Input
            ref={box}
            id={ASK_BOX}
            type="text"
            enterKeyHint="search"
            maxLength={500}
            aria-label={words.label}
            {...(hasKey && { 'aria-keyshortcuts': '/' })}
            placeholder={words.placeholder(example)}
            value={text}
            onChange={event => onText(event.target.value)}
            className="pl-8"
          />
        </div>
        <Button type="submit" busy={busy} disabled={text.trim() === ''}>
          {words.ask}
        </Button>
      </form>
    </search>
  )
}
