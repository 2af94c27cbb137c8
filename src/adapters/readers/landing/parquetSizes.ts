/** Cells of one row group: they are held in memory until it is written. */
const GROUP_CELLS = 2_900_000
/** Words of all dictionaries of one row group: each column takes the memory for its own before the first row. */
const WORDS = 240_000
/** Bytes of the texts of all dictionaries of one row group, which are taken at once as well. */
const TEXT_BYTES = 2 ** 26
const MOST_TEXT_BYTES = 2 ** 20
/** A vector of the engine: row groups hold whole ones. */
const VECTOR = 2048

/**
 * The sizes of a Parquet file of so many columns, as an SQL fragment: a wide table has shorter row groups and smaller
 * dictionaries, so that writing it takes no more memory than writing a narrow one.
 */
export function parquetSizes(columns: number, most: { rows: number; words: number }): string {
  const rows = Math.max(VECTOR, Math.min(most.rows, Math.floor(GROUP_CELLS / columns / VECTOR) * VECTOR))
  const words = Math.max(100, Math.min(most.words, Math.floor(WORDS / columns)))
  const bytes = Math.min(MOST_TEXT_BYTES, Math.floor(TEXT_BYTES / columns))
  return `ROW_GROUP_SIZE ${rows}, DICTIONARY_SIZE_LIMIT ${words}, STRING_DICTIONARY_PAGE_SIZE_LIMIT ${bytes}`
}
