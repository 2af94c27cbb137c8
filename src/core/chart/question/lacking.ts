import { type Fields, figuresOf, type Group, isNumber } from './fields.ts'

/** All columns that group, but for the facet, in the order X, Y, colour. */
export function groupsOf({ x, y, colour }: Fields): Group[] {
  return [...x, ...y, ...(colour ? [colour] : [])]
}

/** What keeps marks of groups from being drawn: columns that stand row by row. */
export function rawLack({ raw }: Fields, marks: string): string | null {
  const column = raw.x[0] ?? raw.y[0] ?? raw.size
  if (!column) return null
  return `${marks} are drawn of groups and figures: let ${column.name} group, or take its sum or average.`
}

/** What keeps a chart from being drawn that has no place for a figure on colour or size. */
export function placeLack({ colourValue, sizeValue }: Fields, marks: string): string | null {
  if (colourValue) return `${marks} take a column that groups on colour: put the figure on Y.`
  return sizeValue ? `${marks} are all of one size: put the figure on Y.` : null
}

/** What keeps marks from having a height or a shade: figures that are dates or texts, the smallest or largest of them. */
export function heightLack(f: Fields, marks: string): string | null {
  const figure = figuresOf(f).find(
    ({ field, column }) => (field.aggregate === 'min' || field.aggregate === 'max') && column && !isNumber(column),
  )
  if (!figure?.column) return null
  const end = figure.field.aggregate === 'min' ? 'smallest' : 'largest'
  return `${marks} are drawn of numbers, and the ${end} ${figure.column.name} is none: draw a table.`
}

/** What keeps a chart from being drawn that cannot be repeated for each value of a column. */
export function facetLack({ facet }: Fields, chart: string): string | null {
  return facet ? `${chart} is not repeated for each ${facet.column.name}: take it off the facet shelf.` : null
}

/** The first sentence of several checks. */
export function firstLack(...lacks: (string | null | false)[]): string | null {
  return lacks.find((lack): lack is string => typeof lack === 'string') ?? null
}
