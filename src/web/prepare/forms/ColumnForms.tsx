import type { ColumnType } from '../../../contract/column.ts'
import { prepareText } from '../../prepareText.ts'
import { CheckField, ChoiceField, ColumnField, ColumnsField, TextField } from './controls.tsx'
import { FilterField } from './FilterField.tsx'
import type { StepFormProps } from './form.ts'

const words = prepareText.form

export function RenameForm({ step, columns, onChange }: StepFormProps<'rename'>) {
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns}
        value={step.column}
        onChange={column => onChange({ ...step, column })}
      />
      <TextField label={words.newName} value={step.name} onChange={name => onChange({ ...step, name })} />
    </>
  )
}

export function HideForm({ step, columns, onChange }: StepFormProps<'hide'>) {
  return (
    <ColumnsField
      label={words.columns}
      columns={columns}
      value={step.columns}
      onChange={chosen => onChange({ ...step, columns: chosen })}
    />
  )
}

export function RetypeForm({ step, columns, onChange }: StepFormProps<'retype'>) {
  const { format: _, ...bare } = step
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns}
        value={step.column}
        onChange={column => onChange({ ...step, column })}
      />
      <ChoiceField<ColumnType>
        label={words.type}
        options={prepareText.types}
        value={step.type}
        onChange={type => onChange({ ...bare, type })}
      />
      {step.type !== 'text' && (
        <TextField
          label={words.format}
          hint={words.formatHint}
          value={step.format ?? ''}
          onChange={format => onChange(format === '' ? bare : { ...step, format })}
        />
      )}
    </>
  )
}

export function FillForm({ step, columns, onChange }: StepFormProps<'fill'>) {
  const column = columns.find(({ id }) => id === step.column)
  const { value: _, ...bare } = step
  const isNumber = column?.type === 'integer' || column?.type === 'decimal' || column?.type === 'double'
  const setValue = (text: string) => {
    if (text === '') return onChange(bare)
    if (column?.type === 'boolean') return onChange({ ...step, value: text === 'true' })
    onChange({ ...step, value: isNumber ? Number(text) : text })
  }
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns}
        value={step.column}
        onChange={next => onChange({ ...bare, column: next })}
      />
      <ChoiceField
        label={words.with}
        options={prepareText.fills}
        value={step.with}
        onChange={how => onChange({ ...(how === 'value' ? step : bare), with: how })}
      />
      {step.with === 'value' && (
        <TextField
          label={words.value}
          type={isNumber ? 'number' : column?.type === 'date' ? 'date' : 'text'}
          value={step.value === undefined ? '' : String(step.value)}
          onChange={setValue}
        />
      )}
    </>
  )
}

export function ConvertForm({ step, columns, source, onChange }: StepFormProps<'convert'>) {
  const { unit: _, ...bare } = step
  const { where: __, ...everywhere } = step
  const numbers = columns.filter(({ type }) => type === 'integer' || type === 'decimal' || type === 'double')
  return (
    <>
      <ColumnField
        label={words.column}
        columns={numbers}
        value={step.column}
        onChange={column => onChange({ ...step, column })}
      />
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label={words.factor}
          type="number"
          value={String(step.factor)}
          onChange={factor => onChange({ ...step, factor: Number(factor) })}
        />
        <TextField
          label={words.offset}
          type="number"
          value={String(step.offset)}
          onChange={offset => onChange({ ...step, offset: Number(offset) })}
        />
      </div>
      <TextField
        label={words.unit}
        hint={words.unitHint}
        value={step.unit ?? ''}
        onChange={unit => onChange(unit === '' ? bare : { ...step, unit })}
      />
      <FilterField
        label={words.where}
        hint={words.whereAll}
        source={source}
        columns={columns}
        filter={step.where}
        onChange={where => onChange(where ? { ...step, where } : everywhere)}
      />
    </>
  )
}

export function TrimForm({ step, columns, onChange }: StepFormProps<'trim'>) {
  return (
    <>
      <ColumnsField
        label={words.columns}
        columns={columns.filter(({ type }) => type === 'text')}
        value={step.columns}
        onChange={chosen => onChange({ ...step, columns: chosen })}
      />
      <ChoiceField
        label={words.letters}
        options={prepareText.letters}
        value={step.letters}
        onChange={letters => onChange({ ...step, letters })}
      />
      <CheckField label={words.inner} value={step.inner} onChange={inner => onChange({ ...step, inner })} />
    </>
  )
}
