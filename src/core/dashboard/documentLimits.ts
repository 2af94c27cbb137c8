import type { DashboardDocument } from '../../contract/dashboard.ts'

/** How much a dashboard holds; more could neither be read by people nor drawn at once. */
const most = { tiles: 200, tabs: 30, filters: 50, pins: 100 } as const
/** Letters of the whole document as JSON. */
const MOST_LETTERS = 2_000_000

/** What a document has too much of, in plain words; null when it keeps to the limits. */
export function beyondLimits({ tiles, tabs, filters, pins, ...rest }: DashboardDocument): string | null {
  const counts = { tiles: tiles.length, tabs: tabs.length, filters: filters.length, pins: Object.keys(pins).length }
  // The keys of the two are the same.
  for (const [what, limit] of Object.entries(most))
    if (counts[what as keyof typeof most] > limit) return `A dashboard holds at most ${limit} ${what}.`
  const letters = JSON.stringify([tiles, tabs, filters, pins, rest]).length
  return letters > MOST_LETTERS ? 'The texts and questions of this dashboard are too long together.' : null
}
