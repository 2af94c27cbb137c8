import type { Column } from '../../../contract/column.ts'
import type { Step, StepFault, StepKind } from '../../../contract/recipe.ts'

/** What the form of a step is given; the step may still have empty fields. */
export interface StepFormProps<K extends StepKind = StepKind> {
  step: Step & { kind: K }
  onChange: (step: Step) => void
  /** The columns that the step sees. */
  columns: readonly Column[]
  source: { datasetId: string; tableId: string }
  /** Ids for columns that the step makes beyond those it has. */
  newIds: (count: number) => string[]
  faults: readonly StepFault[]
  /** The first value that the step makes, as the preview shows it. */
  example: string | null
}
