import type { FigureMove, TableDiff, VersionDiff } from '../../contract/version.ts'

/** What two versions differ in, all tables together. */
export interface Summary {
  new: number
  changed: number
  gone: number
  /** Tiles that are drawn otherwise, come or go. */
  tiles: number
  /** Remarks on quality that were not there before. */
  alerts: number
  /** Columns that come, go, or have another name or type. */
  columns: number
  /** Figures that move, of the table with most rows first. */
  moves: FigureMove[]
  tables: number
  broken: number
}

export function summaryOf({ tables, tablesAdded, tablesRemoved, broken }: VersionDiff): Summary {
  const sum = (of: (table: TableDiff) => number) => tables.reduce((total, table) => total + of(table), 0)
  const byRows = [...tables].sort((a, b) => b.rows.after - a.rows.after)
  return {
    new: sum(({ rows }) => rows.new),
    changed: sum(({ rows }) => rows.changed),
    gone: sum(({ rows }) => rows.gone),
    tiles: sum(({ tiles }) => tiles.filter(({ state }) => state !== 'same').length),
    alerts: sum(({ alerts }) => alerts.appeared.length),
    columns: sum(
      ({ columns: { added, removed, renamed, retyped } }) =>
        added.length + removed.length + renamed.length + retyped.length,
    ),
    moves: byRows.flatMap(({ figures }) => figures.filter(({ before, after }) => before !== after)),
    tables: tablesAdded.length + tablesRemoved.length,
    broken: broken.length,
  }
}

/** Whether anything differs that a person could see. */
export function differs(summary: Summary): boolean {
  const { moves, ...counts } = summary
  return moves.length > 0 || Object.values(counts).some(n => n > 0)
}
