import { Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StepKind } from '../../contract/recipe.ts'
import type { TableRecipe } from '../../contract/version.ts'
import { Fault as ApiFault } from '../api.ts'
import { rowNaming } from '../explore/naming.ts'
import { prepareText as words } from '../prepareText.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { AddStep } from './AddStep.tsx'
import { StepRow } from './StepRow.tsx'
import { stepWords } from './stepWords.ts'
import type { useDraft } from './useDraft.ts'
import type { StepChanges } from './useStepChanges.ts'
import type { StepEdit } from './useStepEdit.ts'
import type { useTried } from './useTried.ts'

const STEPS_MAX = 100

interface Props {
  read: TableRecipe
  draft: ReturnType<typeof useDraft>
  /** The form of the step in hand; it stands in its place. */
  form: ReactNode
  edit: StepEdit | null
  mayEdit: boolean
  tried: ReturnType<typeof useTried>
  steps: StepChanges
  save: { run: () => void; isPending: boolean; error: unknown; isSavable: boolean }
  onAdd: (kind: StepKind) => void
  onEdit: (index: number) => void
}

/** The steps in their order, the one in hand as its form. */
export function StepList({ read, draft, form, edit, mayEdit, tried, steps, save, onAdd, onEdit }: Props) {
  const { recipe } = draft
  const naming = {
    ...rowNaming(tried.names),
    table: (datasetId: string, tableId: string) => tried.tableName(datasetId, tableId) ?? words.says.another,
  }
  const effects = edit === null && !tried.preview.isPlaceholderData ? tried.preview.data : undefined
  const isMoved = draft.found !== null && draft.found.versionId !== read.versionId
  const isFull = recipe.steps.length >= STEPS_MAX
  return (
    <section aria-label={words.steps} className="grid gap-2">
      <header className="flex min-h-8 items-center gap-1">
        <h2 className="min-w-0 flex-1 font-semibold text-strong">{words.steps}</h2>
        {mayEdit && <History draft={draft} steps={steps} isOff={edit !== null} />}
      </header>
      <p className="text-label text-muted">{mayEdit ? words.stepsNote : words.readOnly}</p>
      {draft.found && <KeptDraft draft={draft} isMoved={isMoved} />}
      <p className="num rounded-card border border-line border-dashed px-3 py-2 text-body text-muted">
        {words.start(read.rows, read.columns.length)}
      </p>
      <ol className="grid gap-2">
        {recipe.steps.map((each, i) => (
          <li key={each.id}>
            {edit?.step.id === each.id ? (
              form
            ) : (
              <StepRow
                step={each}
                index={i}
                count={recipe.steps.length}
                said={stepWords(each.step, naming)}
                faults={each.off ? [] : tried.faultsOf(each.id)}
                effect={effects?.steps.find(effect => effect.stepId === each.id)}
                rowsBefore={i === 0 ? effects?.rowsIn : effects?.steps[i - 1]?.rows}
                mayEdit={mayEdit && edit === null}
                onEdit={() => onEdit(i)}
                onToggle={() => steps.toggle(each)}
                onRemove={() => steps.remove(each)}
                onMove={(to, stepId = each.id) => steps.move(stepId, to)}
              />
            )}
          </li>
        ))}
        {edit?.isNew && <li>{form}</li>}
      </ol>
      {recipe.steps.length === 0 && edit === null && <p className="py-2 text-body text-muted">{words.none}</p>}
      {mayEdit && edit === null && (
        <div className="flex flex-wrap items-center gap-2">
          <AddStep disabled={isFull} onAdd={onAdd} />
          {isFull && <p className="text-label text-muted">{words.tooMany}</p>}
        </div>
      )}
      {mayEdit && draft.isChanged && edit === null && <Saving draft={draft} save={save} />}
    </section>
  )
}

interface HistoryProps {
  draft: ReturnType<typeof useDraft>
  steps: StepChanges
  isOff: boolean
}

function History({ draft, steps, isOff }: HistoryProps) {
  return (
    <>
      <IconButton label={words.undo} disabled={!draft.canUndo || isOff} onClick={steps.history.undo}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton label={words.redo} disabled={!draft.canRedo || isOff} onClick={steps.history.redo}>
        <Redo2 size={16} aria-hidden />
      </IconButton>
    </>
  )
}

/** What is not saved yet, and what can be done with it. */
function Saving({ draft, save }: Pick<Props, 'draft' | 'save'>) {
  return (
    <Card className="sticky bottom-2 z-10 grid gap-2 p-3">
      {save.error instanceof ApiFault ? (
        <Fault error={save.error} />
      ) : (
        save.error instanceof Error && (
          <p role="alert" className="text-bad text-body">
            {save.error.message}
          </p>
        )
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span aria-live="polite" className="text-label text-muted">
          {save.isPending ? words.saving : words.unsaved}
        </span>
        <span className="flex flex-wrap gap-2">
          <Button disabled={save.isPending} onClick={draft.discard}>
            {words.discard}
          </Button>
          <Button look="primary" busy={save.isPending} disabled={!save.isSavable} onClick={save.run}>
            {words.save}
          </Button>
        </span>
      </div>
    </Card>
  )
}

/** Changes that were left without saving are asked about. */
function KeptDraft({ draft, isMoved }: { draft: ReturnType<typeof useDraft>; isMoved: boolean }) {
  return (
    <Card className="grid gap-2 border-accent bg-accent-soft p-3">
      <p className="text-body">{words.kept}</p>
      {isMoved && <p className="text-label text-muted">{words.moved}</p>}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={draft.keep}>
          {words.keep}
        </Button>
        <Button onClick={draft.discard}>{words.discard}</Button>
      </div>
    </Card>
  )
}
