import { useId } from 'react'
import { cx } from './cx.ts'

interface Props {
  /** Radio buttons of one name are one question. */
  name: string
  checked: boolean
  disabled?: boolean
  onChoose: () => void
  label: string
  note: string
}

/** One of a few answers, with what it means. */
export function Choice({ name, checked, disabled = false, onChoose, label, note }: Props) {
  const id = useId()
  return (
    <label
      className={cx(
        'flex gap-3 rounded-control border px-3 py-2 text-body',
        checked ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
        disabled && 'opacity-60',
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={onChoose}
        aria-describedby={id}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="grid content-start gap-0.5">
        <span className="font-medium">{label}</span>
        <span id={id} className="text-label text-muted">
          {note}
        </span>
      </span>
    </label>
  )
}
