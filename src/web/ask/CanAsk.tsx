import { askText as words } from '../askText.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  examples: readonly string[]
  onAsk: (text: string) => void
}

/** Questions that can be answered here, each a button that asks it. */
export function CanAsk({ examples, onAsk }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-label text-muted">{words.canAsk}</legend>
      <div className="flex flex-wrap gap-2">
        {examples.map(example => (
          <Button key={example} onClick={() => onAsk(example)} className="max-w-full">
            <span className="min-w-0 truncate">{example}</span>
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
