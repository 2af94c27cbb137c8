import { Sparkles } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { Column } from '../../contract/column.ts'
import { rankDimensions, rankMeasures } from '../../core/chart/rank.ts'
import { askText as words } from '../askText.ts'
import { Button } from '../ui/Button.tsx'
import { Input } from '../ui/Input.tsx'
import { ASK_BOX } from './focusAsk.ts'

interface Props {
  columns: readonly Column[]
  box: RefObject<HTMLInputElement | null>
  busy: boolean
  /** Where "/" leads here. */
  hasKey: boolean
  onAsk: (text: string) => void
}

/** One line to ask in. */
export function AskForm({ columns, box, busy, hasKey, onAsk }: Props) {
  const [text, setText] = useState('')
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
            placeholder={words.placeholder(exampleOf(columns))}
            value={text}
            onChange={event => setText(event.target.value)}
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

/** A question that this table can answer. */
function exampleOf(columns: readonly Column[]): string {
  const [measure] = rankMeasures(columns)
  const [dimension] = rankDimensions(columns)
  if (!measure || !dimension) return words.examples.rows
  const say = measure.meaning.additive === 'sum' ? words.examples.by : words.examples.average
  return say(measure.name, dimension.name)
}
