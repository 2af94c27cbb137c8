import { prepareText } from '../../prepareText.ts'
import { nothing } from '../newStep.ts'
import { ChoiceField, ColumnField, ColumnsField } from './controls.tsx'
import { FilterField } from './FilterField.tsx'
import type { StepFormProps } from './form.ts'

const words = prepareText.form

export function FilterForm({ step, columns, source, onChange }: StepFormProps<'filter'>) {
  return (
    <>
      <FilterField
        label={words.where}
        source={source}
        columns={columns}
        filter={step.filter}
        onChange={filter => onChange({ ...step, filter: filter ?? nothing })}
      />
      <ChoiceField
        label={words.puts}
        options={{ keep: words.keepRows, drop: words.dropRows }}
        value={step.keep ? 'keep' : 'drop'}
        onChange={keep => onChange({ ...step, keep: keep === 'keep' })}
      />
    </>
  )
}

export function ClearForm({ step, columns, source, onChange }: StepFormProps<'clear'>) {
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns}
        value={step.column}
        onChange={column => onChange({ ...step, column })}
      />
      <FilterField
        label={words.where}
        source={source}
        columns={columns}
        filter={step.where}
        onChange={where => onChange({ ...step, where: where ?? nothing })}
      />
    </>
  )
}

export function DedupeForm({ step, columns, onChange }: StepFormProps<'dedupe'>) {
  return (
    <>
      <ColumnsField
        label={words.alike}
        hint={words.alikeHint}
        columns={columns}
        value={step.columns}
        onChange={chosen => onChange({ ...step, columns: chosen })}
      />
      <ChoiceField
        label={words.keep}
        options={{ first: words.first, last: words.last }}
        value={step.keep}
        onChange={keep => onChange({ ...step, keep })}
      />
    </>
  )
}
