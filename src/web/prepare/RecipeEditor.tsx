import { useState } from 'react'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import type { RecipeStep, StepFault } from '../../contract/recipe.ts'
import type { TableRecipe } from '../../contract/version.ts'
import { useMay } from '../access/me.ts'
import { useKeys } from '../explore/useKeys.ts'
import { prepareText } from '../prepareText.ts'
import { useSaveRecipe } from '../versions/useSaveRecipe.ts'
import { touchedIds } from './draft.ts'
import { PreviewPane } from './PreviewPane.tsx'
import { StepEditor } from './StepEditor.tsx'
import { StepList } from './StepList.tsx'
import { useDraft } from './useDraft.ts'
import { focusStep, useStepChanges } from './useStepChanges.ts'
import { idsFor, useStepEdit } from './useStepEdit.ts'
import { useTried } from './useTried.ts'

interface Props {
  dataset: Dataset
  table: DatasetTable
  read: TableRecipe
}

/** Steps on the left, what they make of the data on the right; nothing is changed before it is saved. */
export function RecipeEditor({ dataset, table, read }: Props) {
  const mayEdit = useMay('editor')
  const place = { datasetId: dataset.id, tableId: table.id }
  const draft = useDraft(place, read.recipe, read.versionId)
  const { recipe } = draft
  const editing = useStepEdit(recipe)
  const { edit, candidate } = editing
  const tried = useTried({ datasetId: dataset.id, table, read, recipe, edit, candidate })
  const save = useSaveRecipe(place, prepareText, draft.discard)
  const [said, setSaid] = useState('')
  const steps = useStepChanges(draft, tried, setSaid)
  const isSavable = draft.isChanged && edit === null && tried.faults.length === 0 && !save.isPending
  useKeys(edit || !mayEdit ? {} : { ...steps.history, save: () => isSavable && save.mutate(recipe) })

  const close = (stepId: string) => {
    editing.close()
    focusStep(stepId)
  }
  const form = edit && (
    <StepEditor
      key={edit.step.id}
      step={edit.step.step}
      columns={tried.columnsHere}
      source={place}
      newIds={count => idsFor(recipe, edit, tried.columnsHere, count)}
      faults={candidate && tried.faultsOf(edit.step.id)}
      example={exampleOf(candidate, tried)}
      onChange={editing.change}
      onApply={() => {
        if (candidate) steps.apply(edit, candidate)
        close(edit.step.id)
      }}
      onCancel={() => close(edit.step.id)}
    />
  )
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
      <StepList
        read={read}
        draft={draft}
        form={form}
        edit={edit}
        mayEdit={mayEdit}
        tried={tried}
        steps={steps}
        save={{ run: () => save.mutate(recipe), isPending: save.isPending, error: save.error, isSavable }}
        onAdd={kind => editing.add(kind, tried.columnsHere)}
        onEdit={editing.open}
      />
      <PreviewPane
        preview={tried.preview.data}
        columns={tried.columns}
        touched={new Set(candidate ? touchedIds(candidate.step) : [])}
        upTo={edit && candidate ? edit.index + 1 : null}
        faults={edit ? 0 : countSteps(tried.faults)}
        isWaiting={tried.preview.isWaiting}
        error={tried.preview.error}
        onRetry={() => void tried.preview.refetch()}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}

/** The first value of the column that a formula makes. */
function exampleOf(candidate: RecipeStep | null, tried: ReturnType<typeof useTried>): string | null {
  if (candidate?.step.kind !== 'calculate' || tried.faultsOf(candidate.id).length > 0) return null
  return tried.firstCell(candidate.step.as)
}

function countSteps(faults: readonly StepFault[]): number {
  return new Set(faults.map(({ stepId }) => stepId)).size
}
