import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Step, StepFault } from '../../contract/recipe.ts'
import { prepareText } from '../prepareText.ts'
import { Button } from '../ui/Button.tsx'
import { say } from '../words.ts'
import { kindIcon } from './kindIcon.tsx'
import { StepForm } from './StepForm.tsx'

const words = prepareText.step

interface Props {
  step: Step
  columns: readonly Column[]
  source: { datasetId: string; tableId: string }
  newIds: (count: number) => string[]
  /** Faults of the step as it is filled in; null while it is not filled in. */
  faults: readonly StepFault[] | null
  example: string | null
  onChange: (step: Step) => void
  onApply: () => void
  onCancel: () => void
}

/** The form of a step; Enter applies it, Escape leaves it as it was. */
export function StepEditor({ faults, onApply, onCancel, ...form }: Props) {
  const box = useRef<HTMLElement>(null)
  const [title, note] = prepareText.kinds[form.step.kind]
  const Icon = kindIcon[form.step.kind]
  const isReady = faults !== null && faults.length === 0
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input:not([type=checkbox]), select, textarea')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    // Lists and dialogs that float elsewhere have keys of their own.
    if (!(event.target instanceof Node) || !box.current?.contains(event.target)) return
    if (event.key === 'Escape' && !(event.target instanceof HTMLTextAreaElement)) {
      event.stopPropagation()
      onCancel()
    }
    const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
    const isInForm = event.target instanceof HTMLElement && event.target.closest('form') !== null
    if (event.key === 'Enter' && isReady && !isInForm && (isField || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      onApply()
    }
  }
  return (
    <section
      ref={box}
      aria-label={title}
      onKeyDown={onKeyDown}
      className="grid gap-3 rounded-card border border-accent bg-surface p-3"
    >
      <header>
        <h3 className="flex items-center gap-2 font-semibold text-body">
          <Icon size={14} aria-hidden className="text-muted" />
          {title}
        </h3>
        <p className="text-label text-muted">{note}</p>
      </header>
      <StepForm {...form} faults={faults ?? []} />
      <div aria-live="polite" className="grid gap-1 text-label">
        {faults === null && <p className="text-muted">{words.incomplete}</p>}
        {faults
          ?.filter(({ from }) => from === undefined)
          .map(fault => (
            <p key={fault.message.code} className="text-bad">
              {say(fault.message)}
            </p>
          ))}
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button look="primary" disabled={!isReady} onClick={onApply}>
          {words.apply}
        </Button>
      </div>
    </section>
  )
}
