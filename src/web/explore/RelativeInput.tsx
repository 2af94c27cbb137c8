import type { RelativeDates, TimeUnit } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { Input } from '../ui/Input.tsx'
import { Select } from '../ui/Select.tsx'

type Relative = Omit<RelativeDates, 'op' | 'column'>

const units: TimeUnit[] = ['day', 'week', 'month', 'quarter', 'year']

/** Whole periods before, around or after today or the newest date. */
export function RelativeInput({ relative, onChange }: { relative: Relative; onChange: (relative: Relative) => void }) {
  const set = (part: Partial<Relative>) => onChange({ ...relative, ...part })
  const isOne = relative.direction === 'this'
  return (
    <div className="grid gap-2">
      <div className="flex gap-2">
        <Select
          aria-label={words.direction}
          value={relative.direction}
          onChange={event => {
            const direction = event.target.value as Relative['direction']
            set({ direction, ...(direction === 'this' && { count: 1 }) })
          }}
          className="flex-1"
        >
          {(Object.keys(words.directions) as (keyof typeof words.directions)[]).map(direction => (
            <option key={direction} value={direction}>
              {words.directions[direction]}
            </option>
          ))}
        </Select>
        {!isOne && (
          <Input
            type="number"
            min={1}
            max={1000}
            aria-label={words.howMany}
            value={relative.count}
            onChange={event => set({ count: Math.min(1000, Math.max(1, Math.round(Number(event.target.value) || 1))) })}
            className="max-w-18"
          />
        )}
        <Select
          aria-label={words.unit}
          value={relative.unit}
          onChange={event => set({ unit: event.target.value as TimeUnit })}
          className="flex-1"
        >
          {units.map(unit => (
            <option key={unit} value={unit}>
              {isOne || relative.count === 1 ? words.units[unit] : words.unitsMany[unit]}
            </option>
          ))}
        </Select>
      </div>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the list is inside */}
      <label className="grid gap-1 text-label text-muted">
        {words.anchor}
        <Select
          value={relative.anchor}
          onChange={event => set({ anchor: event.target.value as Relative['anchor'] })}
          className="w-full"
        >
          <option value="newest">{words.anchors.newest}</option>
          <option value="today">{words.anchors.today}</option>
        </Select>
      </label>
    </div>
  )
}
