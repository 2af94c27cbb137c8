import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { isNumeric } from '../grid/cellText.ts'
import { Button } from '../ui/Button.tsx'
import { Input } from '../ui/Input.tsx'
import { Select } from '../ui/Select.tsx'
import { type ConditionInput, filterFrom, inputFrom, type Kind, kindsFor } from './conditionInput.ts'
import { RelativeInput } from './RelativeInput.tsx'
import { SetPicker } from './SetPicker.tsx'

interface Props {
  column: Column
  condition: Filter | undefined
  /** Figures are compared; only a column has values to choose from. */
  isFigure?: boolean
  onApply: (condition: Filter) => void
}

/** One condition on one column. */
export function ConditionForm({ column, condition, isFigure = false, onApply }: Props) {
  const [input, setInput] = useState<ConditionInput>(() => {
    const given = inputFrom(column, condition)
    return isFigure && !condition ? { ...given, kind: 'gt' } : given
  })
  const change = (part: Partial<ConditionInput>) => setInput(old => ({ ...old, ...part }))
  const kinds = kindsFor(column).filter(kind => !isFigure || !['oneOf', 'noneOf', 'missing', 'present'].includes(kind))
  const filter = filterFrom(column, input)
  return (
    <form
      className="grid gap-3"
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation()
        if (filter) onApply(filter)
      }}
    >
      <p className="truncate font-semibold text-body" title={column.name}>
        {column.name}
      </p>
      <Select
        aria-label={words.condition}
        value={input.kind}
        onChange={event => change({ kind: event.target.value as Kind })}
        className="w-full"
      >
        {kinds.map(kind => (
          <option key={kind} value={kind}>
            {saidOf(column, kind)}
          </option>
        ))}
      </Select>
      <KindInput column={column} input={input} onChange={change} />
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={filter === null}>
          {words.apply}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  column: Column
  input: ConditionInput
  onChange: (part: Partial<ConditionInput>) => void
}

function KindInput({ column, input, onChange }: PartProps) {
  switch (input.kind) {
    case 'missing':
    case 'present':
      return null
    case 'oneOf':
    case 'noneOf':
      return <SetPicker column={column} chosen={input.values} onChange={values => onChange({ values })} />
    case 'between':
      return <RangeInput column={column} input={input} onChange={onChange} />
    case 'relative':
      return <RelativeInput relative={input.relative} onChange={relative => onChange({ relative })} />
    default:
      return (
        <Input
          type={boxOf(column)}
          step="any"
          aria-label={words[boxOf(column)]}
          placeholder={words[boxOf(column)]}
          value={input.text}
          onChange={event => onChange({ text: event.target.value })}
        />
      )
  }
}

function RangeInput({ column, input, onChange }: PartProps) {
  return (
    <div className="grid grid-cols-2 gap-2">
      {(['low', 'high'] as const).map(end => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the input is inside
        <label key={end} className="grid gap-1 text-label text-muted">
          {end === 'low' ? words.from : words.to}
          <Input
            type={boxOf(column)}
            step="any"
            placeholder={endOf(column, end)}
            value={input[end]}
            onChange={event => onChange({ [end]: event.target.value })}
          />
        </label>
      ))}
    </div>
  )
}

/** Where the column itself begins or ends, as a hint of what can be asked. */
function endOf({ profile, type }: Column, end: 'low' | 'high'): string {
  const value = end === 'low' ? profile.min : profile.max
  return value === null || type === 'text' ? '' : String(value)
}

const isDate = ({ type }: Column) => type === 'date' || type === 'timestamp'
const boxOf = (column: Column) => (isDate(column) ? 'date' : isNumeric(column) ? 'number' : 'text')

const saidOf = (column: Column, kind: Kind) => (isDate(column) && words.dateKinds[kind]) || words.kinds[kind]
