import { formatCount } from './format.ts'

/** The words around charts: their keys, their legends, their drill menus and exports. */
export const chartText = {
  keys: 'Arrow keys walk the marks. Enter opens what can be done with one, d the data.',
  keysZoom:
    'Arrow keys walk the marks. Enter opens what can be done with one, d the data. With Shift the arrows choose a range, Enter zooms into it.',
  keysSelect:
    'Arrow keys walk the marks. Enter opens what can be done with one, d the data. With Shift the arrows choose a range, Enter filters the dashboard by it.',
  rangeTo: (mark: string) => `Range to ${mark}. Enter zooms in.`,
  legend: 'Legend: select a name to hide or show it',
  show: (name: string) => `Show ${name}`,
  hide: (name: string) => `Hide ${name}`,
  ramp: (low: string, high: string) => `Colours from ${low} to ${high}`,
  total: 'Total',
  pivot: (rows: number, columns: number) => `${formatCount(rows)} rows by ${formatCount(columns)} columns`,
  exports: 'Export',
  exportOf: (title: string) => `Export ${title}`,
  export: { png: 'Export PNG', svg: 'Export SVG', pdf: 'Export PDF', csv: 'Export data as CSV' },
  exporting: (format: string) => `The ${format.toUpperCase()} is being made.`,
  exported: (fileName: string) => `${fileName} is saved.`,
  exportFailed: (why: string) => `It could not be exported. ${why}`,
  drill: {
    title: 'What can be done with this mark',
    select: 'Filter the dashboard by this',
    filterTo: 'Filter to this',
    exclude: 'Exclude this',
    breakDown: 'Break down by',
    compare: 'Compare with the rest',
    zoom: 'Zoom into this',
    searchColumns: 'Search columns',
    noColumn: 'No column matches.',
    back: 'Back',
  },
} as const
