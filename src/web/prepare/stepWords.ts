import type { Step } from '../../contract/recipe.ts'
import { formatNumber } from '../format.ts'
import type { Naming } from '../grid/filterWords.ts'
import { filterWords } from '../grid/filterWords.ts'
import { prepareText } from '../prepareText.ts'

const words = prepareText.says
const LISTED = 3

export interface StepNaming extends Naming {
  table: (datasetId: string, tableId: string) => string
}

/** A step as a sentence. */
export function stepWords(step: Step, naming: StepNaming): string {
  const { name } = naming
  switch (step.kind) {
    case 'rename':
      return words.rename(name(step.column), step.name)
    case 'hide':
      return words.hide(listed(step.columns.map(name)))
    case 'retype':
      return words.retype(name(step.column), prepareText.types[step.type])
    case 'fill': {
      const value = step.with === 'value' ? quoted(String(step.value ?? '')) : prepareText.fills[step.with]
      return words.fill(name(step.column), value)
    }
    case 'trim': {
      const columns = listed(step.columns.map(name))
      return step.letters === 'keep' ? words.trim(columns) : words.trimTo(columns, prepareText.letters[step.letters])
    }
    case 'split':
      return words.split(name(step.column), quoted(step.by), listed(step.into.map(into => into.name)))
    case 'mergeValues': {
      const groups = step.groups.map(({ into, values }) => words.mergeGroup(values.length, quoted(into)))
      return words.merge(name(step.column), listed(groups))
    }
    case 'replace':
      return words.replace(quoted(step.find), quoted(step.with), name(step.column))
    default:
      return shapeWords(step, naming)
  }
}

type Shape = Exclude<
  Step,
  { kind: 'rename' | 'hide' | 'retype' | 'fill' | 'trim' | 'split' | 'mergeValues' | 'replace' }
>

function shapeWords(step: Shape, naming: StepNaming): string {
  const { name } = naming
  switch (step.kind) {
    case 'clear':
      return words.clear(name(step.column), filterWords(step.where, naming))
    case 'convert':
      return convertWords(step, naming)
    case 'filter':
      return (step.keep ? words.keep : words.drop)(filterWords(step.filter, naming))
    case 'dedupe': {
      if (step.columns.length === 0) return words.dedupe
      return words.dedupeBy(listed(step.columns.map(name)), prepareText.form[step.keep])
    }
    case 'calculate':
      return words.calculate(step.name ?? name(step.as), step.formula.replace(/^\s*=\s*/, ''))
    case 'segment':
      return words.segment(step.name, listed(step.names), listed(step.columns.map(name)))
    case 'pivot': {
      const of = step.of === undefined ? '' : ` ${prepareText.form.of} ${name(step.of)}`
      return words.pivot(name(step.column), `${prepareText.aggregates[step.aggregate]}${of}`)
    }
    case 'unpivot':
      return words.unpivot(listed(step.columns.map(name)), step.names.name, step.values.name)
    case 'group': {
      const figures = listed(step.measures.map(measure => measure.name))
      return step.by.length === 0
        ? words.groupAll(figures)
        : words.group(listed(step.by.map(({ column }) => name(column))), figures)
    }
    case 'join':
      return words.join(naming.table(step.datasetId, step.tableId), listed(step.on.map(({ left }) => name(left))))
    case 'union':
      return words.union(naming.table(step.datasetId, step.tableId))
  }
}

function convertWords({ column, factor, offset, unit, where }: Step & { kind: 'convert' }, naming: StepNaming): string {
  const how = [
    ...(factor === 1 ? [] : [`× ${formatNumber(factor)}`]),
    ...(offset === 0 ? [] : [`${offset < 0 ? '−' : '+'} ${formatNumber(Math.abs(offset))}`]),
    ...(unit ? [unit] : []),
  ].join(', ')
  const said = words.convert(naming.name(column), how)
  return where === undefined ? said : words.where(said, filterWords(where, naming))
}

function listed(names: readonly string[]): string {
  const more = names.length - LISTED
  return [...names.slice(0, LISTED), ...(more > 0 ? [words.more(more)] : [])].join(', ')
}

const quoted = (text: string) => `“${text}”`
