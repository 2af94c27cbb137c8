import { type FormEvent, useId, useState } from 'react'
import type { FilterValue } from '../../../contract/dashboardFilter.ts'
import { RelativeInput } from '../../explore/RelativeInput.tsx'
import { filtersText } from '../../filtersText.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import type { ControlProps } from './control.ts'
import { dayBefore, readDays } from './dateText.ts'
import { relativeSays } from './filterSays.ts'

const words = filtersText.dates
type Relative = Omit<Extract<FilterValue, { kind: 'relative' }>, 'kind'>

const first: Relative = { direction: 'last', unit: 'month', count: 3, anchor: 'newest' }
const presets: Relative[] = [
  { direction: 'last', unit: 'day', count: 30, anchor: 'newest' },
  { direction: 'this', unit: 'month', count: 1, anchor: 'newest' },
  { direction: 'last', unit: 'month', count: 12, anchor: 'newest' },
  { direction: 'this', unit: 'year', count: 1, anchor: 'newest' },
]

/** Dates: whole periods that move with the data, or from one day to another. */
export function DatesControl({ value, onChange }: ControlProps) {
  const [isRange, setIsRange] = useState(value?.kind === 'range')
  const relative = value?.kind === 'relative' ? value : null
  return (
    <div className="grid gap-3">
      <Select
        aria-label={words.kind}
        value={isRange ? 'range' : 'relative'}
        onChange={event => setIsRange(event.target.value === 'range')}
        className="w-full"
      >
        <option value="relative">{words.relative}</option>
        <option value="range">{words.range}</option>
      </Select>
      {isRange ? (
        <DaysForm value={value} onChange={onChange} />
      ) : (
        <>
          <ul aria-label={words.presets} className="flex flex-wrap gap-1">
            {presets.map(preset => (
              <li key={relativeSays(preset)}>
                <Button
                  aria-pressed={relative !== null && relativeSays(relative) === relativeSays(preset)}
                  onClick={() => onChange({ kind: 'relative', ...preset })}
                  className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
                >
                  {relativeSays({ ...preset, anchor: 'today' })}
                </Button>
              </li>
            ))}
          </ul>
          <RelativeInput
            relative={relative ?? first}
            onChange={({ direction, unit, count, anchor }) =>
              onChange({ kind: 'relative', direction, unit, count, anchor })
            }
          />
        </>
      )}
    </div>
  )
}

/** Two ends, typed; the last day is in the range. */
function DaysForm({ value, onChange }: ControlProps) {
  const given = value?.kind === 'range' ? value : { from: null, to: null }
  const [from, setFrom] = useState(given.from === null ? '' : String(given.from).slice(0, 10))
  const [to, setTo] = useState(given.to === null ? '' : dayBefore(String(given.to)))
  const [isChecked, setIsChecked] = useState(false)
  const hint = useId()
  const [start, end] = [readDays(from), readDays(to)]
  const wrong = { from: from !== '' && !start, to: to !== '' && !end }
  const isReversed = start !== null && end !== null && end.to <= start.from
  const apply = (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    if (wrong.from || wrong.to || isReversed) return
    onChange(start || end ? { kind: 'range', from: start?.from ?? null, to: end?.to ?? null } : null)
  }
  return (
    <form onSubmit={apply} className="grid gap-1">
      <Field
        label={words.from}
        value={from}
        onChange={event => setFrom(event.target.value)}
        error={isChecked && wrong.from ? words.wrong : undefined}
      />
      <Field
        label={words.to}
        value={to}
        onChange={event => setTo(event.target.value)}
        error={isChecked ? (wrong.to ? words.wrong : isReversed ? words.reversed : undefined) : undefined}
      />
      <p id={hint} className="text-label text-muted">
        {words.hint}
      </p>
      <Button type="submit" aria-describedby={hint} className="mt-1 justify-self-start">
        {words.apply}
      </Button>
    </form>
  )
}
