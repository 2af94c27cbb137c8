import type { AnalysisRequest } from '../../contract/analysis/analysis.ts'

/** Fields of requests that hold the id of a column, or several: what is looked at first, then what by. */
const fields = [
  ...['y', 'value', 'column', 'rows', 'columns', 'pair', 'group', 'by', 'time'],
  ...['customer', 'basket', 'item', 'stage', 'who', 'among'],
  ...['x', 'categorical', 'interactions', 'exposure', 'predict'],
]

/**
 * Ids of the columns that a request names, each once, in an order that is the same however its fields are written. One
 * that leaves the choice to its method names none.
 */
export function columnsOfRequest(request: AnalysisRequest): string[] {
  const entries = Object.entries(request).filter(([key]) => fields.includes(key))
  entries.sort(([a], [b]) => fields.indexOf(a) - fields.indexOf(b))
  const found = new Set<string>()
  const note = (id: string) => {
    found.add(id)
    return id
  }
  for (const [key, value] of entries) become(key, value, note)
  return [...found]
}

/** The same request of other columns; one that `ids` does not lead away from stays. */
export function moveRequest(request: AnalysisRequest, ids: ReadonlyMap<string, string>): AnalysisRequest {
  const move = (id: string) => ids.get(id) ?? id
  const entries = Object.entries(request).map(([key, value]) => [
    key,
    fields.includes(key) ? become(key, value, move) : value,
  ])
  // Only ids of columns have changed, and those are any text.
  return Object.fromEntries(entries) as AnalysisRequest
}

/** What a field of a request becomes when its columns do. */
function become(key: string, value: unknown, move: (id: string) => string): unknown {
  return key === 'predict' && Array.isArray(value) ? value.map(place => placeOf(place, move)) : renamed(value, move)
}

function renamed(value: unknown, move: (id: string) => string): unknown {
  if (typeof value === 'string') return move(value)
  return Array.isArray(value) ? value.map(item => renamed(item, move)) : value
}

/** Where to predict: a value of each column that explains. */
function placeOf(place: { values: Readonly<Record<string, unknown>> }, move: (id: string) => string) {
  return { values: Object.fromEntries(Object.entries(place.values).map(([id, value]) => [move(id), value])) }
}
