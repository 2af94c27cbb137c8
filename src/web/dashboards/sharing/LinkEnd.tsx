import { useId } from 'react'
import { formatDay } from '../../format.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Input } from '../../ui/Input.tsx'
import { Select } from '../../ui/Select.tsx'

interface Props {
  ends: string
  /** When it ends as it is. */
  keptEnd: string | null
  onChange: (ends: string) => void
}

const days = ['7', '30', '90']

/** When a link ends: never, in some days, on a day, or as before. */
export function LinkEnd({ ends, keptEnd, onChange }: Props) {
  const id = useId()
  const isDay = ends === '' || ends.includes('-')
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {words.ends}
      </label>
      <div className="flex gap-2">
        <Select
          id={id}
          className="flex-1"
          value={isDay ? 'day' : ends}
          onChange={event => onChange(event.target.value === 'day' ? '' : event.target.value)}
        >
          {keptEnd !== null && <option value="kept">{formatDay(keptEnd)}</option>}
          <option value="never">{words.never}</option>
          {days.map(count => (
            <option key={count} value={count}>
              {words.inDays(Number(count))}
            </option>
          ))}
          <option value="day">{words.onDay}</option>
        </Select>
        {isDay && (
          <Input
            type="date"
            required
            aria-label={words.lastDay}
            className="flex-1"
            value={ends}
            onChange={event => onChange(event.target.value)}
          />
        )}
      </div>
    </div>
  )
}
