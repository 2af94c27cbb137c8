import { X } from 'lucide-react'
import { useId } from 'react'
import type { Column } from '../../contract/column.ts'
import { analysisText as words } from '../analysisText.ts'
import { Input } from '../ui/Input.tsx'
import { Select } from '../ui/Select.tsx'
import type { MethodField } from './catalogue/method.ts'
import { columnsFor } from './methods.ts'

interface Props {
  field: MethodField
  value: unknown
  /** What is chosen for the other fields. */
  request: Readonly<Record<string, unknown>>
  columns: readonly Column[]
  /** Undefined: the method's own default. */
  onChange: (value: unknown) => void
}

/** One thing that a person chooses for a method. */
export function FieldInput({ field, value, request, columns, onChange }: Props) {
  const id = useId()
  if (field.is === 'columns') {
    const options = columnsFor(field.kind, columns).map(({ id: option, name }) => ({ option, name }))
    return <Several label={field.label} options={options} chosen={textsOf(value)} onChange={onChange} />
  }
  if (field.is === 'values') {
    const top = columns.find(column => column.id === request[field.of])?.profile.top ?? []
    const options = top.flatMap(({ value: cell }) =>
      cell === null ? [] : [{ option: String(cell), name: String(cell) }],
    )
    return <Several label={field.label} options={options} chosen={textsOf(value)} onChange={onChange} />
  }
  if (field.is === 'flag')
    return (
      <label className="flex h-8 items-center gap-2 text-body pointer-coarse:h-11">
        <input
          type="checkbox"
          checked={value === true}
          onChange={event => onChange(event.target.checked)}
          className="size-4 accent-accent"
        />
        {field.label}
      </label>
    )
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {field.label}
      </label>
      {field.is === 'number' ? (
        <Input
          id={id}
          type="number"
          min={field.min}
          max={field.max}
          step={field.step ?? 1}
          value={typeof value === 'number' ? value : ''}
          onChange={event => onChange(event.target.value === '' ? undefined : event.target.valueAsNumber)}
          className="w-28"
        />
      ) : (
        <Select
          id={id}
          value={typeof value === 'string' ? value : ''}
          onChange={event => onChange(event.target.value || undefined)}
          className="w-52 max-w-full"
        >
          {field.is === 'choice' ? (
            field.options.map(([option, label]) => (
              <option key={option} value={option}>
                {label}
              </option>
            ))
          ) : (
            <ColumnOptions field={field} columns={columns} />
          )}
        </Select>
      )}
    </div>
  )
}

function ColumnOptions({
  field,
  columns,
}: {
  field: Extract<MethodField, { is: 'column' }>
  columns: readonly Column[]
}) {
  return (
    <>
      <option value="">{field.optional ?? words.choose}</option>
      {columnsFor(field.kind, columns).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  )
}

interface SeveralProps {
  label: string
  options: readonly { option: string; name: string }[]
  chosen: readonly string[]
  onChange: (value: unknown) => void
}

/** Several of a list, in the order they were chosen. */
function Several({ label, options, chosen, onChange }: SeveralProps) {
  const free = options.filter(({ option }) => !chosen.includes(option))
  const nameOf = (chosenOne: string) => options.find(({ option }) => option === chosenOne)?.name ?? chosenOne
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="font-medium text-label">{label}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {chosen.map(one => (
          <span
            key={one}
            className="inline-flex h-8 items-center gap-1 rounded-control border border-line bg-surface pl-2.5 text-body pointer-coarse:h-11"
          >
            <span className="max-w-48 truncate">{nameOf(one)}</span>
            <button
              type="button"
              aria-label={words.removeColumn(nameOf(one))}
              onClick={() => onChange(chosen.filter(other => other !== one))}
              className="inline-flex size-7 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg pointer-coarse:size-11"
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        ))}
        {free.length > 0 && (
          <Select
            aria-label={`${label}: ${words.addColumn}`}
            value=""
            onChange={event => event.target.value && onChange([...chosen, event.target.value])}
            className="w-40"
          >
            <option value="">{words.addColumn}</option>
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

const textsOf = (value: unknown) => (Array.isArray(value) ? value.filter(item => typeof item === 'string') : [])
