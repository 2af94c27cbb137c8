import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import type { Column, Scalar } from '../../../contract/column.ts'
import { analysisText as words } from '../../analysisText.ts'
import { isNumeric } from '../../grid/cellText.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Input } from '../../ui/Input.tsx'
import { Select } from '../../ui/Select.tsx'
import { valuesOf } from '../columnsFor.ts'
import { columnsOf, type FieldProps, textsOf } from './field.ts'

type Values = Readonly<Record<string, Scalar>>

/** Values of the columns that explain, a line for each place to predict at. */
export function PlacesInput({ field, value, onChange, ...rest }: FieldProps<'places'>) {
  const columns = columnsOf(rest, field.of)
  const groups = textsOf(rest.request['categorical'])
  const places = placesOf(value)
  const change = (next: Values[]) => onChange(next.length > 0 ? next.map(values => ({ values })) : undefined)
  if (columns.length === 0) return null
  return (
    <fieldset className="grid min-w-0 basis-full gap-2">
      <legend className="mb-1 font-medium text-label">{field.label}</legend>
      {places.map((values, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places have no identity but their order
        <div key={i} className="flex flex-wrap items-end gap-2">
          {columns.map(column => (
            <ValueInput
              key={column.id}
              column={column}
              isGroup={groups.includes(column.id)}
              value={values[column.id] ?? null}
              onChange={cell => change(places.map((old, j) => (j === i ? { ...old, [column.id]: cell } : old)))}
            />
          ))}
          <IconButton label={words.removePlace(i + 1)} onClick={() => change(places.filter((_, j) => j !== i))}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      <div>
        <Button onClick={() => change([...places, Object.fromEntries(columns.map(c => [c.id, usual(c)]))])}>
          <Plus size={14} aria-hidden />
          {words.addPlace}
        </Button>
      </div>
    </fieldset>
  )
}

interface ValueProps {
  column: Column
  isGroup: boolean
  value: Scalar
  onChange: (value: Scalar) => void
}

function ValueInput({ column, isGroup, value, onChange }: ValueProps) {
  const id = useId()
  const isNumber = isNumeric(column) && !isGroup
  const isDay = column.type === 'date' || column.type === 'timestamp'
  return (
    <div className="grid w-36 gap-1">
      <label htmlFor={id} className="truncate text-label text-muted">
        {column.name}
      </label>
      {isNumber || isDay ? (
        <Input
          id={id}
          type={isNumber ? 'number' : 'date'}
          step="any"
          value={value === null ? '' : String(value)}
          onChange={({ target }) =>
            onChange(target.value === '' ? null : isNumber ? target.valueAsNumber : target.value)
          }
        />
      ) : (
        <Select
          id={id}
          value={String(value ?? '')}
          onChange={({ target }) =>
            onChange(valuesOf([column], column.id).find(v => String(v) === target.value) ?? null)
          }
        >
          {valuesOf([column], column.id).map(one => (
            <option key={String(one)} value={String(one)}>
              {String(one)}
            </option>
          ))}
        </Select>
      )}
    </div>
  )
}

/** What most rows are like. */
function usual(column: Column): Scalar {
  const { quantiles } = column.profile
  if (isNumeric(column)) return quantiles?.p50 === null || quantiles === null ? null : Number(quantiles.p50)
  if (column.type === 'date' || column.type === 'timestamp') return String(column.profile.max ?? '').slice(0, 10)
  return valuesOf([column], column.id)[0] ?? null
}

function placesOf(value: unknown): Values[] {
  if (!Array.isArray(value)) return []
  return value.flatMap(one =>
    typeof one === 'object' && one !== null && 'values' in one ? [one.values as Values] : [],
  )
}
