import { formatCount, formatPercent } from '../format.ts'

/** Words of zooming, comparing, judging tiles, the summary and the page of several tables. */
export const dashboardText = {
  summary: 'In short',
  zoomed: 'Only rows where',
  zoomOut: 'Zoom out',
  compareWithRest: 'Compare with the rest',
  comparing: 'Compared with all other rows:',
  endComparison: 'Back to the dashboard',
  openInExplore: 'Open in Explore',
  more: 'More like this',
  less: 'Less like this',
  moreDone: 'More like this is on the dashboard now.',
  lessDone: 'It is taken off, and remembered for this dataset.',
  remembered: (n: number) => (n === 1 ? '1 wish remembered' : `${formatCount(n)} wishes remembered`),
  rememberedTitle: 'What you asked for',
  rememberedNote: 'These shape the automatic dashboard of this table for you.',
  wanted: { more: 'More like', less: 'Less like' },
  forget: 'Forget',
  overview: 'All tables',
  tablesNote: (n: number) => `${formatCount(n)} tables in this file`,
  links: 'How they belong together',
  noLinks: 'No columns were found that hold the same things.',
  found: (matched: number, values: number) =>
    matched === values ? 'every value is found' : `${formatPercent(matched / values)} of the values are found`,
  perValue: (n: number) => (n < 1.05 ? 'one row each' : `${n.toFixed(1)} rows each on average`),
  openTable: (name: string) => `Open ${name}`,
}
