import type { AnalysisType } from '../../contract/analysis/analysis.ts'
import type { Column } from '../../contract/column.ts'

/** Which columns a field takes. */
export type Kind = 'number' | 'time' | 'group' | 'any'

/** What a person chooses for a method. `many` fields hold several columns; `optional` ones may stay empty. */
export type MethodField =
  | { is: 'column'; key: string; label: string; kind: Kind; optional?: string }
  | { is: 'columns'; key: string; label: string; kind: Kind; least: number }
  | { is: 'number'; key: string; label: string; optional?: boolean; min: number; max: number; step?: number }
  | { is: 'choice'; key: string; label: string; options: readonly (readonly [value: string, label: string])[] }
  | { is: 'flag'; key: string; label: string }

export interface Method {
  type: AnalysisType
  name: string
  /** The question it answers, as a person would ask it. */
  asks: string
  fields: readonly MethodField[]
}

/** The methods in the order they are offered. */
export const methods: readonly Method[] = [
  {
    type: 'describe',
    name: 'Describe columns',
    asks: 'Where do the values lie, how do they spread, do they follow a bell curve?',
    fields: [{ is: 'columns', key: 'columns', label: 'Columns', kind: 'any', least: 1 }],
  },
  {
    type: 'frequencies',
    name: 'Value counts',
    asks: 'How often does each value occur?',
    fields: [
      { is: 'column', key: 'column', label: 'Column', kind: 'group' },
      { is: 'flag', key: 'withMissing', label: 'Count missing cells too' },
    ],
  },
  {
    type: 'crossTable',
    name: 'Cross table',
    asks: 'Which values of two columns occur together?',
    fields: [
      { is: 'column', key: 'rows', label: 'Down', kind: 'group' },
      { is: 'column', key: 'columns', label: 'Across', kind: 'group' },
    ],
  },
  {
    type: 'correlate',
    name: 'Correlations',
    asks: 'Which columns rise and fall together?',
    fields: [
      { is: 'columns', key: 'columns', label: 'Columns', kind: 'number', least: 2 },
      {
        is: 'choice',
        key: 'method',
        label: 'Measure',
        options: [
          ['pearson', 'Pearson: near a straight line'],
          ['spearman', 'Spearman: by ranks'],
          ['kendall', 'Kendall: by ranks, pair by pair'],
        ],
      },
    ],
  },
  {
    type: 'compare',
    name: 'Compare groups',
    asks: 'Do groups differ, and by how much?',
    fields: [
      { is: 'column', key: 'value', label: 'Compared', kind: 'number' },
      { is: 'column', key: 'group', label: 'Groups', kind: 'group' },
      {
        is: 'choice',
        key: 'test',
        label: 'Test',
        options: [
          ['auto', 'The one that suits the data'],
          ['welch', "Welch's t-test (two groups)"],
          ['t', "Student's t-test (two groups)"],
          ['mannWhitney', 'Mann-Whitney, by ranks (two groups)'],
          ['anova', 'Analysis of variance'],
          ['welchAnova', "Welch's analysis of variance"],
          ['kruskalWallis', 'Kruskal-Wallis, by ranks'],
          ['chiSquare', 'Chi-square, of counts'],
        ],
      },
    ],
  },
  {
    type: 'pareto',
    name: 'Few that make most',
    asks: 'How few groups make 80 % of the total?',
    fields: [
      { is: 'column', key: 'group', label: 'Groups', kind: 'group' },
      { is: 'column', key: 'value', label: 'Added up', kind: 'number', optional: 'Number of rows' },
    ],
  },
]

/** Columns that a field can take, those that suit it best first. */
export function columnsFor(kind: Kind, columns: readonly Column[]): Column[] {
  const fitting = columns.filter(column => fits(kind, column))
  const isBest = (column: Column) =>
    kind === 'group' ? column.role === 'dimension' : kind === 'number' ? column.role === 'measure' : true
  return [...fitting.filter(isBest), ...fitting.filter(column => !isBest(column))]
}

function fits(kind: Kind, { type, role }: Column): boolean {
  if (kind === 'any') return true
  if (kind === 'time') return type === 'date' || type === 'timestamp'
  if (kind === 'group') return role !== 'constant' && type !== 'double'
  return type === 'integer' || type === 'decimal' || type === 'double'
}

/** A request with the columns that suit best, where there are any. */
export function firstRequest({ type, fields }: Method, columns: readonly Column[]): Record<string, unknown> {
  const chosen: [string, unknown][] = []
  const taken = new Set<string>()
  for (const field of fields) {
    const value = firstValue(field, columns, taken)
    if (value !== undefined) chosen.push([field.key, value])
  }
  return { type, ...Object.fromEntries(chosen) }
}

function firstValue(field: MethodField, columns: readonly Column[], taken: Set<string>): unknown {
  if (field.is === 'choice') return field.options[0]?.[0]
  if (field.is === 'columns')
    return columnsFor(field.kind, columns)
      .slice(0, Math.max(field.least, 4))
      .map(({ id }) => id)
  if (field.is !== 'column') return undefined
  const free = columnsFor(field.kind, columns).find(({ id }) => !taken.has(id))
  if (free) taken.add(free.id)
  return free?.id
}

/** What is still to be chosen. */
export function unmet({ fields }: Method, request: Readonly<Record<string, unknown>>): MethodField[] {
  return fields.filter(field => {
    const value = request[field.key]
    if (field.is === 'column') return field.optional === undefined && typeof value !== 'string'
    return field.is === 'columns' && (Array.isArray(value) ? value.length : 0) < field.least
  })
}
