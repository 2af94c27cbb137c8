/** A row as it stood in the file: the cells that hold something, one after the other. */
export function rawText(raw: string): string {
  try {
    const cells: unknown = JSON.parse(raw)
    if (!Array.isArray(cells)) return raw
    return cells
      .filter(cell => cell !== null && cell !== '')
      .map(String)
      .join(' · ')
  } catch {
    // A line of text that is no list of cells.
    return raw
  }
}
