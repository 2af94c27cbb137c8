import type { ChartModel, Facet, Series } from '../../../contract/chart.ts'
import type { Message } from '../../../contract/message.ts'
import type { Resolving } from './marks.ts'
import { partRows, type RowPart } from './partRows.ts'
import { valuesOf } from './read.ts'

/** So many colours can be told apart, so many small charts compared. */
const most = { colour: 6, facet: 12 }

/** The marks of some rows of the answer, without a name and a colour. */
export type SeriesOfRows = (rows: readonly number[]) => Omit<Series, 'colour'>[]

/**
 * The series of a chart whose marks are rows: parted by the column on colour, and by the one on facet, which stand as
 * they are in the rows.
 */
export function seriesOfRows(
  { spec, columns, table }: Resolving,
  keepsRest: boolean,
  marksOf: SeriesOfRows,
): Pick<ChartModel, 'series' | 'facets' | 'legend'> & { notes: Message[] } {
  const columnOn = (id: string | undefined) => (id === undefined ? undefined : columns.get(id))
  const [colour, facet] = [columnOn(spec.encoding.colour), columnOn(spec.encoding.facet)]
  const colours = colour && partRows(colour, valuesOf(table, colour.id), { most: most.colour, keepsRest })
  const facets = facet && partRows(facet, valuesOf(table, facet.id), { most: most.facet, keepsRest: false })
  const notes = [...(colours?.notes ?? []), ...(facets?.notes ?? [])]
  const legend = colour?.name ?? null
  if (!facets) return { series: drawn(null), facets: null, legend, notes }
  const small = facets.parts.map(
    (part): Facet => ({ label: part.label, value: part.value, series: drawn(new Set(part.rows)) }),
  )
  return { series: [], facets: small, legend, notes }

  function drawn(within: ReadonlySet<number> | null): Series[] {
    if (colours) return colours.parts.flatMap((part, i) => coloured(part, i, within))
    const all = within ? [...within] : Array.from({ length: table.rowCount }, (_, i) => i)
    return marksOf(all).map((series, i): Series => ({ ...series, colour: i }))
  }

  function coloured({ rows, value, label, isRest }: RowPart, i: number, within: ReadonlySet<number> | null): Series[] {
    const own = within ? rows.filter(row => within.has(row)) : rows
    const shade = isRest ? 6 : Math.min(i, 5)
    const marks = marksOf(own)
    // Of several figures the group alone would not tell which.
    const named = (name: string) => (marks.length > 1 ? `${label} · ${name}` : label)
    return marks.map((series): Series => ({ ...series, name: named(series.name), group: value, colour: shade }))
  }
}
