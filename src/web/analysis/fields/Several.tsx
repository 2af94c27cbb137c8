import { X } from 'lucide-react'
import { analysisText as words } from '../../analysisText.ts'
import { Select } from '../../ui/Select.tsx'

interface Props {
  label: string
  options: readonly { option: string; name: string }[]
  chosen: readonly string[]
  /** What none means. */
  none?: string | undefined
  onChange: (chosen: string[]) => void
}

/** Several of a list, in the order they were chosen. */
export function Several({ label, options, chosen, none, onChange }: Props) {
  const free = options.filter(({ option }) => !chosen.includes(option))
  const nameOf = (one: string) => options.find(({ option }) => option === one)?.name ?? one
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 font-medium text-label">{label}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {chosen.map(one => (
          <Chip key={one} name={nameOf(one)} onRemove={() => onChange(chosen.filter(other => other !== one))} />
        ))}
        {free.length > 0 && (
          <Select
            aria-label={`${label}: ${words.addColumn}`}
            value=""
            onChange={event => event.target.value && onChange([...chosen, event.target.value])}
            className="w-40"
          >
            <option value="">{(chosen.length === 0 && none) || words.addColumn}</option>
            {free.map(({ option, name }) => (
              <option key={option} value={option}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </div>
    </fieldset>
  )
}

/** One that was chosen, and how to take it out. */
export function Chip({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <span className="inline-flex h-8 items-center gap-1 rounded-control border border-line bg-surface pl-2.5 text-body pointer-coarse:h-11">
      <span className="max-w-48 truncate">{name}</span>
      <button
        type="button"
        aria-label={words.removeColumn(name)}
        onClick={onRemove}
        className="inline-flex size-7 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg pointer-coarse:size-11"
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  )
}
