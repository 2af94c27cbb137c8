import { Plus, X } from 'lucide-react'
import { SetPicker } from '../../explore/SetPicker.tsx'
import { ValueSource } from '../../explore/valueSource.ts'
import { prepareText } from '../../prepareText.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Input } from '../../ui/Input.tsx'
import { CheckField, ColumnField, TextField } from './controls.tsx'
import type { StepFormProps } from './form.ts'

const words = prepareText.form

export function SplitForm({ step, columns, newIds, onChange }: StepFormProps<'split'>) {
  const setName = (i: number, name: string) =>
    onChange({ ...step, into: step.into.map((piece, at) => (at === i ? { ...piece, name } : piece)) })
  const add = () => {
    const [as = ''] = newIds(step.into.length + 1).slice(-1)
    onChange({ ...step, into: [...step.into, { as, name: '' }] })
  }
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns.filter(({ type }) => type === 'text')}
        value={step.column}
        onChange={column => onChange({ ...step, column })}
      />
      <TextField label={words.by} hint={words.byHint} value={step.by} onChange={by => onChange({ ...step, by })} />
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-medium text-label">{words.pieces}</legend>
        {step.into.map((piece, i) => (
          <div key={piece.as} className="flex gap-1">
            <Input
              aria-label={words.piece(i + 1)}
              placeholder={words.piece(i + 1)}
              value={piece.name}
              onChange={event => setName(i, event.target.value)}
            />
            {step.into.length > 1 && (
              <IconButton
                label={words.removePiece(i + 1)}
                onClick={() => onChange({ ...step, into: step.into.filter(({ as }) => as !== piece.as) })}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
        <Button look="ghost" className="justify-self-start" onClick={add}>
          <Plus size={14} aria-hidden />
          {words.addPiece}
        </Button>
      </fieldset>
    </>
  )
}

export function MergeForm({ step, columns, source, onChange }: StepFormProps<'mergeValues'>) {
  const column = columns.find(({ id }) => id === step.column)
  const set = (i: number, change: Partial<(typeof step.groups)[number]>) =>
    onChange({ ...step, groups: step.groups.map((group, at) => (at === i ? { ...group, ...change } : group)) })
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns.filter(({ type }) => type === 'text')}
        value={step.column}
        onChange={next => onChange({ ...step, column: next, groups: [{ into: '', values: [] }] })}
      />
      {step.groups.map((group, i) => (
        // Groups have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={i} className="grid gap-2 border-line border-l-2 pl-3">
          <legend className="sr-only">{words.these}</legend>
          <TextField label={words.into} value={group.into} onChange={into => set(i, { into })} />
          {column && (
            <ValueSource value={source}>
              <SetPicker
                column={column}
                chosen={group.values}
                onChange={values => {
                  const texts = values.flatMap(value => (typeof value === 'string' ? [value] : []))
                  set(i, { values: texts, ...(group.into === '' && texts[0] !== undefined && { into: texts[0] }) })
                }}
              />
            </ValueSource>
          )}
          {step.groups.length > 1 && (
            <Button
              look="ghost"
              className="justify-self-start"
              onClick={() => onChange({ ...step, groups: step.groups.filter((_, at) => at !== i) })}
            >
              <X size={14} aria-hidden />
              {words.removeGroup}
            </Button>
          )}
        </fieldset>
      ))}
      <Button
        look="ghost"
        className="justify-self-start"
        onClick={() => onChange({ ...step, groups: [...step.groups, { into: '', values: [] }] })}
      >
        <Plus size={14} aria-hidden />
        {words.addGroup}
      </Button>
    </>
  )
}

export function ReplaceForm({ step, columns, onChange }: StepFormProps<'replace'>) {
  return (
    <>
      <ColumnField
        label={words.column}
        columns={columns}
        value={step.column}
        onChange={column => onChange({ ...step, column })}
      />
      <TextField label={words.find} value={step.find} onChange={find => onChange({ ...step, find })} />
      <TextField
        label={words.replaceWith}
        hint={words.replaceHint}
        value={step.with}
        onChange={put => onChange({ ...step, with: put })}
      />
      <CheckField label={words.whole} value={step.whole} onChange={whole => onChange({ ...step, whole })} />
      <CheckField
        label={words.matchCase}
        value={step.matchCase}
        onChange={matchCase => onChange({ ...step, matchCase })}
      />
    </>
  )
}
