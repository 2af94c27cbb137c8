import type { StepFault } from '../../contract/recipe.ts'
import { say } from '../words.ts'

interface Props {
  id: string
  formula: string
  faults: readonly StepFault[]
}

/** What is wrong with a formula, each with the part that it is about marked. */
export function FormulaFaults({ id, formula, faults }: Props) {
  return (
    <div id={id} aria-live="polite" className="grid gap-1">
      {faults.map(fault => (
        <div key={`${fault.from} ${fault.message.code}`} className="grid gap-0.5 text-label">
          {fault.from !== undefined && fault.to !== undefined && formula.trim() !== '' && (
            <p aria-hidden className="overflow-x-auto whitespace-pre font-mono text-muted">
              {formula.slice(Math.max(0, fault.from - around), fault.from)}
              <span className="border-bad border-b-2 text-fg">{formula.slice(fault.from, fault.to) || ' '}</span>
              {formula.slice(fault.to, fault.to + around)}
            </p>
          )}
          <p className="text-bad">{say(fault.message)}</p>
        </div>
      ))}
    </div>
  )
}

const around = 24
