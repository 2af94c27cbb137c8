/** Where a table stands in its file. */
interface TablePlace {
  sheet: string | null
  index: number
}

/** What is said of the table at this place; undefined when nothing is. */
export function ofTable<T extends TablePlace>(
  said: readonly T[] | undefined,
  { sheet, index }: TablePlace,
): T | undefined {
  return said?.find(other => other.sheet === sheet && other.index === index)
}
