import { type ReactNode, useId } from 'react'
import { Input } from '../ui/Input.tsx'
import { Select } from '../ui/Select.tsx'

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
}

/** A labelled list of choices. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId()
  return (
    <Labelled id={id} label={label}>
      {/* The browser gives back one of the options. */}
      <Select id={id} value={value} onChange={event => onChange(event.target.value as T)} className="w-full">
        {options.map(([option, said]) => (
          <option key={option} value={option}>
            {said}
          </option>
        ))}
      </Select>
    </Labelled>
  )
}

interface AmountProps {
  label: string
  value: number
  min: number
  max: number
  onChange: (value: number) => void
}

/** A labelled whole number; taken when it is left or confirmed, so that typing asks nothing. */
export function Amount({ label, value, min, max, onChange }: AmountProps) {
  const id = useId()
  const take = (written: string) => {
    const n = Math.round(Number(written))
    if (Number.isFinite(n) && n !== value) onChange(Math.min(max, Math.max(min, n)))
  }
  return (
    <Labelled id={id} label={label}>
      <Input
        id={id}
        key={value}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        defaultValue={value}
        onBlur={event => take(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && take(event.currentTarget.value)}
      />
    </Labelled>
  )
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-[6.5rem_1fr] items-center gap-2">
      <label htmlFor={id} className="text-label text-muted">
        {label}
      </label>
      {children}
    </div>
  )
}
