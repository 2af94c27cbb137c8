/** Words that several analyses share. */
export const analysisWords = {
  'analysis.rows': 'Rows',
  'analysis.column': '{column}',
  'analysis.sumOf': 'Sum of {column}',
  'analysis.share': 'Share',
  'analysis.runningShare': 'Running share',
  'analysis.class': 'Class',
  'analysis.file.layer': 'Layer',
  'analysis.file.value': 'Value',
  'analysis.file.low': 'Lower edge',
  'analysis.cut': 'Only the first {rows} groups were looked at; there are more.',
} as const
