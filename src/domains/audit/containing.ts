/** What is searched as a pattern of LIKE that finds it anywhere; undefined when nothing is searched. */
export function containing(search: string | undefined): string | undefined {
  const wanted = search?.trim()
  return wanted ? `%${wanted.replace(/[\\%_]/g, '\\$&')}%` : undefined
}
