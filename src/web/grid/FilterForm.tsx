import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { formatCount } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Input } from '../ui/Input.tsx'
import { Select } from '../ui/Select.tsx'
import { cellText } from './cellText.ts'
import { choicesOf, conditionsOf, type FilterInput, inputOf, kindsOf } from './filterInput.ts'

const words = text.grid

interface Props {
  column: Column
  conditions: readonly Filter[]
  onApply: (conditions: Filter[]) => void
}

/** What to keep of a column. */
export function FilterForm({ column, conditions, onApply }: Props) {
  const [input, setInput] = useState<FilterInput>(() => inputOf(column, conditions))
  const change = (part: Partial<FilterInput>) => setInput(old => ({ ...old, ...part }))
  const kinds = kindsOf(column)
  const isOpen = input.presence !== 'missing'
  return (
    <form
      className="grid gap-3"
      onSubmit={event => {
        event.preventDefault()
        onApply(conditionsOf(column, input))
      }}
    >
      {kinds.contains && (
        <Input
          aria-label={words.contains}
          placeholder={words.contains}
          value={input.contains}
          disabled={!isOpen}
          onChange={event => change({ contains: event.target.value })}
        />
      )}
      {kinds.range && (
        <div className="grid grid-cols-2 gap-2">
          {(['from', 'to'] as const).map(end => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside
            <label key={end} className="grid gap-1 text-label text-muted">
              {words[end]}
              <Input
                type={kinds.range ?? 'text'}
                step="any"
                value={input[end]}
                disabled={!isOpen}
                onChange={event => change({ [end]: event.target.value })}
              />
            </label>
          ))}
        </div>
      )}
      {kinds.choices && isOpen && (
        <Choices column={column} chosen={input.chosen} onChange={chosen => change({ chosen })} />
      )}
      {column.profile.nulls > 0 && (
        <Select
          aria-label={words.missingCells}
          value={input.presence}
          onChange={event => change({ presence: event.target.value as FilterInput['presence'] })}
        >
          <option value="any">{words.anyPresence(column.profile.nulls)}</option>
          <option value="missing">{words.onlyMissing}</option>
          <option value="present">{words.onlyPresent}</option>
        </Select>
      )}
      <div className="flex justify-end gap-2">
        {conditions.length > 0 && (
          <Button look="ghost" onClick={() => onApply([])}>
            {words.clearOne}
          </Button>
        )}
        <Button type="submit" look="primary">
          {words.apply}
        </Button>
      </div>
    </form>
  )
}

interface ChoicesProps {
  column: Column
  chosen: readonly number[]
  onChange: (chosen: number[]) => void
}

function Choices({ column, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset className="grid max-h-56 overflow-auto">
      <legend className="sr-only">{words.values}</legend>
      {choicesOf(column).map(({ value, count }, i) => (
        <label
          key={String(value)}
          className="flex min-h-7 items-center gap-2 rounded-control px-1 text-body hover:bg-hover"
        >
          <input
            type="checkbox"
            className="accent-accent"
            checked={chosen.includes(i)}
            onChange={event => onChange(event.target.checked ? [...chosen, i] : chosen.filter(other => other !== i))}
          />
          <span className="min-w-0 flex-1 truncate">{cellText(column, value)}</span>
          <span className="num text-label text-muted">{formatCount(count)}</span>
        </label>
      ))}
    </fieldset>
  )
}
