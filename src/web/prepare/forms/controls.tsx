import { type ReactNode, useId, useState } from 'react'
import type { Column } from '../../../contract/column.ts'
import { TypeIcon } from '../../grid/typeIcon.tsx'
import { prepareText } from '../../prepareText.ts'
import { Input } from '../../ui/Input.tsx'
import { Select } from '../../ui/Select.tsx'

const words = prepareText.form
const SEARCHED_FROM = 8

interface LabelledProps {
  label: string
  hint?: string
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode
}

/** A label above the control that it names. */
export function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {label}
      </label>
      {children({ id, ...(hint && { 'aria-describedby': `${id}-hint` }) })}
      {hint && (
        <p id={`${id}-hint`} className="text-label text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

interface ColumnProps {
  label: string
  columns: readonly Column[]
  value: string
  onChange: (columnId: string) => void
  /** What stands for no column; without it one must be chosen. */
  none?: string
}

/** One column by its name. */
export function ColumnField({ label, columns, value, onChange, none }: ColumnProps) {
  const isGone = value !== '' && !columns.some(({ id }) => id === value)
  return (
    <Labelled label={label}>
      {ids => (
        <Select {...ids} value={value} onChange={event => onChange(event.target.value)} className="w-full">
          {(none !== undefined || value === '') && <option value="">{none ?? ''}</option>}
          {isGone && <option value={value}>{value}</option>}
          {columns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  )
}

interface ColumnsProps {
  label: string
  hint?: string
  columns: readonly Column[]
  value: readonly string[]
  onChange: (columnIds: string[]) => void
}

/** Several columns, in the order of the table. */
export function ColumnsField({ label, hint, columns, value, onChange }: ColumnsProps) {
  const [search, setSearch] = useState('')
  const id = useId()
  const wanted = search.trim().toLowerCase()
  const shown = columns.filter(({ name }) => name.toLowerCase().includes(wanted))
  const toggle = (columnId: string, isOn: boolean) =>
    onChange(columns.map(c => c.id).filter(each => (each === columnId ? isOn : value.includes(each))))
  return (
    <fieldset className="grid gap-1" aria-describedby={hint ? id : undefined}>
      <legend className="mb-1 font-medium text-label">{label}</legend>
      {columns.length > SEARCHED_FROM && (
        <Input
          type="search"
          aria-label={words.searchColumns}
          placeholder={words.searchColumns}
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
      )}
      <div className="max-h-48 overflow-auto rounded-control border border-line p-1">
        {shown.map(column => (
          <label
            key={column.id}
            className="flex min-h-7 items-center gap-2 rounded-control px-1 text-body hover:bg-hover pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              className="accent-accent"
              checked={value.includes(column.id)}
              onChange={event => toggle(column.id, event.target.checked)}
            />
            <TypeIcon column={column} />
            <span className="min-w-0 truncate">{column.name}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={id} className="text-label text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  )
}

interface TextProps {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
  type?: 'text' | 'number' | 'date'
}

export function TextField({ label, hint, value, onChange, type = 'text' }: TextProps) {
  return (
    <Labelled label={label} {...(hint && { hint })}>
      {ids => (
        <Input
          {...ids}
          type={type}
          step="any"
          value={value}
          onChange={event => onChange(event.target.value)}
          autoComplete="off"
        />
      )}
    </Labelled>
  )
}

interface ChoiceProps<T extends string> {
  label: string
  options: Readonly<Record<T, string>>
  value: T
  onChange: (value: T) => void
}

/** One of a few. */
export function ChoiceField<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <Labelled label={label}>
      {ids => (
        <Select {...ids} value={value} onChange={event => onChange(event.target.value as T)} className="w-full">
          {(Object.keys(options) as T[]).map(option => (
            <option key={option} value={option}>
              {options[option]}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  )
}

export function CheckField({
  label,
  value,
  onChange,
}: {
  label: string
  value: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label className="flex min-h-7 items-center gap-2 text-body pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="accent-accent"
        checked={value}
        onChange={event => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}
