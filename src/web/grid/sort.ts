export interface Sort {
  by: string
  direction: 'asc' | 'desc'
}

/** A sort as an address carries it: `c4.desc`. */
export function readSort(written: string | undefined): Sort | null {
  const [, by, direction] = /^(.+)\.(asc|desc)$/.exec(written ?? '') ?? []
  return by && direction ? { by, direction: direction as Sort['direction'] } : null
}

export function writeSort(sort: Sort | null): string | undefined {
  return sort ? `${sort.by}.${sort.direction}` : undefined
}

/** What the next click on a column's head asks for: up, down, as in the file. */
export function nextSort(sort: Sort | null, by: string): Sort | null {
  if (sort?.by !== by) return { by, direction: 'asc' }
  return sort.direction === 'asc' ? { by, direction: 'desc' } : null
}
