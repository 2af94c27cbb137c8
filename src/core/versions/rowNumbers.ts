/** Rows of the n-th file of a table are numbered from n times this. */
export const ROWS_OF_A_FILE = 2 ** 32

/** Which of the table's files a row came from, from 0, and which row of it. */
export function placeOfRow(row: number): { file: number; row: number } {
  return { file: Math.floor(row / ROWS_OF_A_FILE), row: row % ROWS_OF_A_FILE }
}
