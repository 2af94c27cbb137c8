import { formatCount } from './format.ts'

/** The words around charts: their keys, their legends, their drill menus and exports. */
export const chartText = {
  keys: 'Arrow keys walk the marks. Enter opens what can be done with one, d the data.',
  keysZoom:
    'Arrow keys walk the marks. Enter opens what can be done with one, d the data. With Shift the arrows choose a range, Enter zooms into it.',
  rangeTo: (mark: string) => `Range to ${mark}. Enter zooms in.`,
  zoomHint: 'Drag over the chart to zoom in',
  resetZoom: 'Reset zoom',
  zoomed: 'Zoomed in',
  legend: 'Legend: select a name to hide or show it',
  show: (name: string) => `Show ${name}`,
  hide: (name: string) => `Hide ${name}`,
  ramp: (low: string, high: string) => `Colours from ${low} to ${high}`,
  total: 'Total',
  pivot: (rows: number, columns: number) => `${formatCount(rows)} rows by ${formatCount(columns)} columns`,
  export: { png: 'Export PNG', svg: 'Export SVG', pdf: 'Export PDF', csv: 'Export CSV' },
  exporting: 'The file is being made.',
  exportFailed: 'The chart could not be exported.',
  drill: {
    title: 'What can be done with this mark',
    seeRows: 'See rows',
    filterTo: 'Filter to this',
    exclude: 'Exclude this',
    breakDown: 'Break down by',
    compare: 'Compare with the rest',
    zoom: 'Zoom into this',
    best: 'Best fit',
    searchColumns: 'Search columns',
    noColumn: 'No column matches.',
    back: 'Back',
  },
  compareTitle: 'Compared with the rest',
  compareThis: 'This',
  compareRest: 'The rest',
  compareRows: 'Rows',
} as const
