/** Endings of the files that can be read; what a file is called decides nothing of how it is read. */
export const READ_ENDINGS = [
  ...['csv', 'tsv', 'tab', 'txt', 'psv', 'ssv'],
  ...['xlsx', 'xlsm', 'xltx', 'xltm', 'xls', 'xlt', 'xlsb', 'ods', 'ots'],
  ...['json', 'jsonl', 'ndjson', 'geojson', 'parquet', 'parq', 'pq'],
  ...['zip', 'gz', 'gzip'],
] as const

const endings = new RegExp(`(?:\\.(?:${READ_ENDINGS.join('|')}))+$`, 'i')

/** What a person would call the data of a file: its name without the endings that can be read, double ones too. */
export function stemOf(fileName: string): string {
  return fileName.replace(endings, '') || fileName
}
