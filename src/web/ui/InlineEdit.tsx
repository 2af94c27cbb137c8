import { useRef, useState } from 'react'
import { cx } from './cx.ts'
import { Input } from './Input.tsx'

interface Props {
  value: string
  label: string
  placeholder?: string
  maxLength: number
  required?: boolean
  disabled?: boolean
  className?: string
  onSave: (value: string) => void
}

/** Text that becomes a text box when clicked: Enter saves, Escape goes back. */
export function InlineEdit({ value, label, placeholder, maxLength, required, disabled, className, onSave }: Props) {
  const [editing, setEditing] = useState(false)
  const done = useRef(false)
  if (disabled) return <span className={cx('truncate', className)}>{value}</span>
  if (!editing) {
    return (
      <button
        type="button"
        aria-label={`${label}: ${value || placeholder || ''}`}
        onClick={() => {
          done.current = false
          setEditing(true)
        }}
        className={cx(
          '-mx-1 max-w-[calc(100%+8px)] truncate rounded-control px-1 text-left hover:bg-hover',
          !value && 'text-muted print:hidden',
          className,
        )}
      >
        {value || placeholder}
      </button>
    )
  }
  const finish = (next: string) => {
    if (done.current) return
    done.current = true
    setEditing(false)
    const trimmed = next.trim()
    if (trimmed !== value && (trimmed || !required)) onSave(trimmed)
  }
  return (
    <Input
      autoFocus
      defaultValue={value}
      aria-label={label}
      maxLength={maxLength}
      className={className}
      onFocus={event => event.target.select()}
      onBlur={event => finish(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') {
          event.stopPropagation()
          finish(value)
        }
      }}
    />
  )
}
