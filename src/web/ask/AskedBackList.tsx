import type { AskedBack } from '../../contract/ask.ts'
import { Button } from '../ui/Button.tsx'
import { say } from '../words.ts'

interface Props {
  ambiguities: readonly AskedBack[]
  onChoose: (asked: AskedBack, option: string) => void
}

/** What is asked back before anything is answered, with a button for each answer. */
export function AskedBackList({ ambiguities, onChoose }: Props) {
  return ambiguities.map(asked => (
    <fieldset key={`${asked.start}:${asked.end}`} className="min-w-0">
      <legend className="mb-1.5 font-medium text-body">{say(asked.asks)}</legend>
      <div className="flex flex-wrap gap-2">
        {asked.options.map(option => (
          <Button key={option.id} onClick={() => onChoose(asked, option.id)} className="max-w-full">
            <span className="min-w-0 truncate">{say(option.says)}</span>
          </Button>
        ))}
      </div>
    </fieldset>
  ))
}
