import { useId } from 'react'
import { CopyButton } from './CopyButton.tsx'
import { Input } from './Input.tsx'

/** A line that is there to be copied. */
export function Copied({ label, value, note }: { label: string; value: string; note?: string }) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {label}
      </label>
      <div className="flex gap-2">
        <Input id={id} readOnly value={value} className="font-mono" onFocus={event => event.target.select()} />
        <CopyButton label={label} value={value} />
      </div>
      {note && <p className="text-label text-muted">{note}</p>}
    </div>
  )
}
