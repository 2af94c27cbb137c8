import { analysisText as words } from '../../analysisText.ts'
import { Select } from '../../ui/Select.tsx'
import { columnsOf, type FieldProps, textsOf } from './field.ts'
import { Chip } from './Several.tsx'

/** Pairs of columns whose product counts too: each is chosen out of all there are. */
export function PairsInput({ field, value, onChange, ...rest }: FieldProps<'pairs'>) {
  const columns = columnsOf(rest, field.of)
  const chosen = (Array.isArray(value) ? value : []).map(textsOf)
  const pairs = columns.flatMap((a, i) => columns.slice(i + 1).map(b => [a, b] as const))
  const isChosen = (a: string, b: string) => chosen.some(pair => pair.includes(a) && pair.includes(b))
  const nameOf = (id: string) => columns.find(column => column.id === id)?.name ?? id
  const change = (next: string[][]) => onChange(next.length > 0 ? next : undefined)
  const free = pairs.filter(([a, b]) => !isChosen(a.id, b.id))
  if (pairs.length === 0) return null
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="mb-1 font-medium text-label">{field.label}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {chosen.map(pair => (
          <Chip
            key={pair.join()}
            name={pair.map(nameOf).join(' × ')}
            onRemove={() => change(chosen.filter(other => other !== pair))}
          />
        ))}
        {free.length > 0 && (
          <Select
            aria-label={`${field.label}: ${words.addColumn}`}
            value=""
            onChange={event => event.target.value && change([...chosen, event.target.value.split('\n')])}
            className="w-40"
          >
            <option value="">{words.addColumn}</option>
            {free.map(([a, b]) => (
              <option key={`${a.id} ${b.id}`} value={`${a.id}\n${b.id}`}>
                {`${a.name} × ${b.name}`}
              </option>
            ))}
          </Select>
        )}
      </div>
    </fieldset>
  )
}
