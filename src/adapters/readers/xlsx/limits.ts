/** What a workbook may ask of the machine. Every limit that is passed ends the reading with a named fault. */
export interface XlsxLimits {
  /** Files inside the archive. */
  entries: number
  /** Bytes all files of the archive say they hold. */
  totalBytes: number
  /** Inflated bytes per compressed byte, asked of parts above `ratioFromBytes` only: small parts compress well honestly. */
  ratio: number
  ratioFromBytes: number
  /** Bytes of all parts that are read whole: relationships, styles, the list of sheets. */
  metadataBytes: number
  /** Excel's own limits. */
  rows: number
  columns: number
  /** Characters of one row's XML; one string of the shared table obeys the same limit. */
  rowCharacters: number
  /** Cells of the sheet's rectangle as it is handed on, blanks between cells included. */
  gridCells: number
  /** Memory the shared strings may take, as estimated while they are read. */
  sharedStringBytes: number
  merges: number
}

export const XLSX_LIMITS: XlsxLimits = {
  entries: 10_000,
  totalBytes: 4 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 50 * 2 ** 20,
  metadataBytes: 32 * 2 ** 20,
  rows: 1_048_576,
  columns: 16_384,
  rowCharacters: 8 * 2 ** 20,
  gridCells: 250_000_000,
  sharedStringBytes: 144 * 2 ** 20,
  merges: 100_000,
}
