import type { Column } from '../../contract/column.ts'
import type { Step, StepKind } from '../../contract/recipe.ts'
import { isNumeric } from '../grid/cellText.ts'
import { prepareText } from '../prepareText.ts'

/** A step of a kind as its form begins: what can be guessed is filled in. */
export function newStep(kind: StepKind, columns: readonly Column[], ids: readonly string[]): Step {
  const first = columns[0]?.id ?? ''
  const ofText = columns.find(c => c.type === 'text')?.id ?? first
  const ofNumber = columns.find(c => isNumeric(c) && c.role === 'measure')?.id ?? columns.find(isNumeric)?.id ?? first
  const ofGroups = columns.find(c => c.role === 'dimension' && c.type === 'text')?.id ?? ofText
  const withGaps = columns.find(c => c.profile.nulls > 0)?.id ?? first
  const [a = 'n1', b = 'n2'] = ids
  switch (kind) {
    case 'rename':
      return { kind, column: first, name: '' }
    case 'hide':
      return { kind, columns: [] }
    case 'retype':
      return { kind, column: ofText, type: 'integer' }
    case 'fill':
      return { kind, column: withGaps, with: 'value' }
    case 'trim':
      return { kind, columns: columns.filter(c => c.type === 'text').map(c => c.id), inner: true, letters: 'keep' }
    case 'split':
      return {
        kind,
        column: ofText,
        by: '',
        into: [
          { as: a, name: '' },
          { as: b, name: '' },
        ],
      }
    case 'mergeValues':
      return { kind, column: ofGroups, groups: [{ into: '', values: [] }] }
    case 'replace':
      return { kind, column: ofText, find: '', with: '', whole: false, matchCase: true }
    case 'clear':
      return { kind, column: first, where: nothing }
    case 'convert':
      return { kind, column: ofNumber, factor: 1, offset: 0 }
    case 'filter':
      return { kind, filter: nothing, keep: true }
    case 'dedupe':
      return { kind, columns: [], keep: 'first' }
    case 'calculate':
      return { kind, as: a, name: freeName(columns), formula: '' }
    case 'segment':
      return { kind, as: a, name: '', columns: [], centres: [], scales: [], centroids: [], names: [] }
    case 'pivot':
      return { kind, rows: [], column: ofGroups, values: [], aggregate: 'sum', of: ofNumber }
    case 'unpivot':
      return { kind, columns: [], names: { as: a, name: 'Name' }, values: { as: b, name: 'Value' } }
    case 'group':
      return { kind, by: [{ column: ofGroups }], measures: [{ as: a, name: 'Rows', aggregate: 'count' }] }
    case 'join':
      return { kind, datasetId: '', tableId: '', join: 'left', on: [], columns: [] }
    case 'union':
      return { kind, datasetId: '', tableId: '', columns: [], added: [] }
  }
}

function freeName(columns: readonly Column[]): string {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()))
  const base = prepareText.form.unnamed
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} ${n}`
  return name
}

/** A filter that has not been written yet: it cannot be applied. */
export const nothing = { op: 'and' as const, of: [] }

/** Whether a step of a form can be tried out; faults in it are told then. */
export function isFilledIn(step: Step): boolean {
  switch (step.kind) {
    case 'filter':
      return hasConditions(step.filter)
    case 'clear':
      return hasConditions(step.where)
    case 'calculate':
      return step.formula.trim() !== ''
    case 'join':
      return (
        step.datasetId !== '' && step.on.length > 0 && step.on.every(({ left, right }) => left !== '' && right !== '')
      )
    case 'union':
      return step.datasetId !== ''
    default:
      return true
  }
}

function hasConditions(filter: { op: string; of?: unknown }): boolean {
  return !('of' in filter) || !Array.isArray(filter.of) || filter.of.length > 0
}
