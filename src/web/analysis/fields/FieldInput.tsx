import { useId } from 'react'
import { analysisText as words } from '../../analysisText.ts'
import { Input } from '../../ui/Input.tsx'
import { Select } from '../../ui/Select.tsx'
import { columnsFor, valuesOf } from '../columnsFor.ts'
import { columnsOf, type FieldProps, textsOf } from './field.ts'
import { PairsInput } from './PairsInput.tsx'
import { PlacesInput } from './PlacesInput.tsx'
import { Several } from './Several.tsx'

/** One thing that a person chooses for a method. */
export function FieldInput({ field, ...rest }: FieldProps) {
  switch (field.is) {
    case 'columns':
      return <ColumnsInput field={field} {...rest} />
    case 'values':
      return <ValuesInput field={field} {...rest} />
    case 'pairs':
      return <PairsInput field={field} {...rest} />
    case 'places':
      return <PlacesInput field={field} {...rest} />
    case 'flag':
      return <FlagInput field={field} {...rest} />
    default:
      return <OneInput field={field} {...rest} />
  }
}

function ColumnsInput({ field, value, onChange, ...rest }: FieldProps<'columns'>) {
  const among = field.within === undefined ? rest.columns : columnsOf(rest, field.within)
  const not = field.not === undefined ? [] : columnsOf(rest, field.not)
  const options = columnsFor(field.kind, among)
    .filter(column => !not.includes(column))
    .map(({ id, name }) => ({ option: id, name }))
  const chosen = textsOf(value)
  if (field.within !== undefined && options.length === 0) return null
  return (
    <Several
      label={field.label}
      options={options}
      chosen={field.within === undefined ? chosen : chosen.filter(id => among.some(column => column.id === id))}
      onChange={next => onChange(next.length > 0 || field.least > 0 ? next : undefined)}
    />
  )
}

function ValuesInput({ field, value, columns, request, onChange }: FieldProps<'values'>) {
  const values = valuesOf(columns, request[field.of])
  const chosen = Array.isArray(value) ? value.map(String) : []
  if (values.length === 0) return null
  return (
    <Several
      label={field.label}
      none={field.all}
      options={values.map(cell => ({ option: String(cell), name: String(cell) }))}
      chosen={chosen}
      onChange={next => {
        const cells = next.flatMap(one => values.find(cell => String(cell) === one) ?? [])
        onChange(cells.length > 0 || field.all === undefined ? cells : undefined)
      }}
    />
  )
}

function FlagInput({ field, value, onChange }: FieldProps<'flag'>) {
  return (
    <label className="flex h-8 items-center gap-2 text-body pointer-coarse:h-11">
      <input
        type="checkbox"
        checked={typeof value === 'boolean' ? value : field.isOn === true}
        onChange={event => onChange(event.target.checked)}
        className="size-4 accent-accent"
      />
      {field.label}
    </label>
  )
}

function OneInput({ field, ...rest }: FieldProps<'number' | 'choice' | 'column' | 'value'>) {
  const id = useId()
  return (
    <div className={field.is === 'number' ? 'grid w-44 gap-1' : 'grid gap-1'}>
      <label htmlFor={id} className="font-medium text-label">
        {field.label}
      </label>
      {field.is === 'number' ? (
        <NumberInput id={id} field={field} {...rest} />
      ) : (
        <Chosen id={id} field={field} {...rest} />
      )}
    </div>
  )
}

function NumberInput({ id, field, value, onChange }: FieldProps<'number'> & { id: string }) {
  return (
    <Input
      id={id}
      type="number"
      min={field.min}
      max={field.max}
      step={field.step ?? 1}
      placeholder={field.empty}
      value={typeof value === 'number' ? value : ''}
      onChange={({ target }) => onChange(target.value === '' ? field.emptyIs : target.valueAsNumber)}
    />
  )
}

function Chosen({
  id,
  field,
  value,
  columns,
  request,
  onChange,
}: FieldProps<'choice' | 'column' | 'value'> & { id: string }) {
  const options = optionsOf(field, { columns, request })
  return (
    <Select
      id={id}
      value={value === null || value === undefined ? '' : String(value)}
      onChange={({ target }) => onChange(options.find(([option]) => String(option) === target.value)?.[0])}
      className="w-52 max-w-full"
    >
      {field.is !== 'choice' && (
        <option value="">{(field.is === 'value' ? field.empty : field.optional) ?? words.choose}</option>
      )}
      {options.map(([option, label]) => (
        <option key={String(option)} value={String(option)}>
          {label}
        </option>
      ))}
    </Select>
  )
}

/** What an option is asked for as, and how it reads; an empty one leaves the choice to the method. */
function optionsOf(
  field: FieldProps<'choice' | 'column' | 'value'>['field'],
  { columns, request }: Pick<FieldProps, 'columns' | 'request'>,
): (readonly [string | number | boolean | undefined, string])[] {
  if (field.is === 'column') return columnsFor(field.kind, columns).map(({ id, name }) => [id, name] as const)
  if (field.is === 'value') return valuesOf(columns, request[field.of]).map(cell => [cell, String(cell)] as const)
  return field.options.map(([option, label]) => [option === '' ? undefined : option, label] as const)
}
