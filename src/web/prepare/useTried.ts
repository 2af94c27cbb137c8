import { useMemo } from 'react'
import type { Column, Scalar } from '../../contract/column.ts'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { Recipe, RecipeStep } from '../../contract/recipe.ts'
import type { TableRecipe } from '../../contract/version.ts'
import { cellText } from '../grid/cellText.ts'
import { prepareText } from '../prepareText.ts'
import { asColumn, columnsBefore, lowerHere, type Origin } from './columnsAt.ts'
import { useOtherTables } from './useOtherTables.ts'
import { usePreview } from './usePreview.ts'
import { type StepEdit, withEdit } from './useStepEdit.ts'

interface Asked {
  datasetId: string
  table: DatasetTable
  read: TableRecipe
  recipe: Recipe
  edit: StepEdit | null
  /** The step in hand once it is filled in. */
  candidate: RecipeStep | null
}

/** What a recipe comes to with the step in hand: its columns and faults at once, its rows a moment later. */
export function useTried({ datasetId, table, read, recipe, edit, candidate }: Asked) {
  const whole = useMemo(
    () => (edit && candidate ? withEdit(recipe, edit, candidate) : recipe),
    [recipe, edit, candidate],
  )
  const others = useOtherTables(whole)
  const origin = useMemo<Origin>(
    () => ({ datasetId, read, known: new Map(table.columns.map(c => [c.id, c])) }),
    [datasetId, read, table.columns],
  )
  const lowered = useMemo(() => lowerHere(origin, whole, others.tableOf), [origin, whole, others.tableOf])
  const faults = lowered.faults.filter(({ message }) => !others.isPending || message.code !== 'step.no_table')
  const place = { datasetId, tableId: table.id }
  const shown = edit ? { steps: whole.steps.slice(0, edit.index + (candidate ? 1 : 0)) } : whole
  const preview = usePreview(place, read.versionId, shown)
  const made = [...read.columns, ...lowered.steps.flatMap(({ columns }) => columns)]
  const columns = (preview.data?.columns ?? []).map(column =>
    asColumn({ ...made.findLast(({ id }) => id === column.id), ...column }, origin.known),
  )
  return {
    faults,
    faultsOf: (stepId: string) => faults.filter(fault => fault.stepId === stepId),
    preview,
    /** The columns of the preview. */
    columns,
    /** The columns that the step in hand sees; of no step those at the end. */
    columnsHere: edit
      ? columnsBefore(lowered, edit.index, origin)
      : lowered.columns.map(column => asColumn(column, origin.known)),
    /** Every column there ever is, by the name it has last. */
    names: new Map(made.map(column => [column.id, asColumn(column, origin.known)])),
    tableName: others.nameOf,
    /** The columns after so many steps of some recipe. */
    columnsAfter: (each: Recipe, steps: number) =>
      steps === 0 ? read.columns : (lowerHere(origin, each, others.tableOf).steps[steps - 1]?.columns ?? []),
    firstCell: (columnId: string) => (preview.isWaiting ? null : firstCell(columns, preview.data?.rows[0], columnId)),
  }
}

/** The first value of a column, and its type in words. */
function firstCell(columns: readonly Column[], row: readonly Scalar[] | undefined, columnId: string): string | null {
  const at = columns.findIndex(({ id }) => id === columnId)
  const column = columns[at]
  if (!column || !row) return null
  return `${cellText(column, row[at] ?? null) || '–'} (${prepareText.types[column.type]})`
}
