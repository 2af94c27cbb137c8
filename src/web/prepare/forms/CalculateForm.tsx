import { useState } from 'react'
import { prepareText } from '../../prepareText.ts'
import { Button } from '../../ui/Button.tsx'
import { FormulaInput } from '../FormulaInput.tsx'
import { FunctionList } from '../FunctionList.tsx'
import { ColumnField, TextField } from './controls.tsx'
import type { StepFormProps } from './form.ts'

const words = prepareText.form

/** A formula, and the column it makes or replaces. */
export function CalculateForm({ step, columns, newIds, faults, example, onChange }: StepFormProps<'calculate'>) {
  const [hasList, setHasList] = useState(false)
  const old = columns.find(({ id }) => id === step.as)
  const { name: _, ...bare } = step
  const setTarget = (id: string) => {
    const [as = ''] = newIds(1)
    onChange(id === '' ? { ...bare, as, name: step.name ?? old?.name ?? '' } : { ...bare, as: id })
  }
  return (
    <>
      {!old && <TextField label={words.name} value={step.name ?? ''} onChange={name => onChange({ ...step, name })} />}
      <FormulaInput
        value={step.formula}
        columns={columns}
        faults={step.formula.trim() === '' ? [] : faults.filter(({ from }) => from !== undefined)}
        onChange={formula => onChange({ ...step, formula })}
      />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p aria-live="polite" className="min-w-0 truncate text-body">
          {example !== null && (
            <>
              <span className="text-muted">{words.firstRow}</span> <span className="num font-medium">{example}</span>
            </>
          )}
        </p>
        <Button look="ghost" onClick={() => setHasList(true)}>
          {words.functions}
        </Button>
      </div>
      <ColumnField
        label={words.puts}
        columns={columns}
        value={old?.id ?? ''}
        none={words.newColumn}
        onChange={setTarget}
      />
      {hasList && <FunctionList onClose={() => setHasList(false)} />}
    </>
  )
}
