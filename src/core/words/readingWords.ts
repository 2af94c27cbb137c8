/** What was decided or mended while a file was landed as text, in English. */
export const readingWords: Readonly<Record<string, string>> = {
  'ingest.header_repeated': 'A header occurs more than once; this one is called {name}.',
  'ingest.header_empty': 'A header is empty; the column is called {name}.',
  'ingest.header_missing': 'The file has no header row; the columns were numbered.',
  'ingest.header_joined': 'The header takes {rows} rows; they were joined.',
  'ingest.empty_columns': '{count|# column|# columns} without header and cells {count|was|were} left out.',
  'ingest.short_rows': '{count|# row has|# rows have} fewer cells than the header; the rest counts as missing.',
  'ingest.cells_set_apart':
    '{count|# cell lies|# cells lie} beyond the header or hold an error; they are listed as rejected.',
  'ingest.characters_lost':
    '{count|# byte sequence|# byte sequences} could not be read in this encoding and {count|shows|show} as �.',
  'ingest.stray_quotes':
    '{count|# row has|# rows have} quotes that are not escaped as they should be; they were read by what stands between the separators.',
  'ingest.unclosed_quotes': '{count|# quote is|# quotes are} never closed; the text was taken to end with its line.',
  'ingest.quotes_by_fences':
    '{count|# row has|# rows have} quotes that are not doubled as they should be; a cell was taken to end where a quote and a separator follow.',
  'ingest.quotes_by_lines':
    '{count|# quote is|# quotes are} never closed; no cell was taken to go on in the next line.',
  'ingest.quotes_by_backslash':
    'Quotes inside cells are written in more than one way; {count|# row|# rows} came out even by the one that was taken.',
  'ingest.quotes_as_text':
    'Quotes stand where they cannot close; {count|# row|# rows} came out even once they were taken as part of the text.',
  'ingest.delimiter_doubtful': 'The cells may be separated by “{delimiter}” or by “{other}”; “{delimiter}” was taken.',
  'ingest.quotes_doubtful':
    '{count|# cell goes|# cells go} on over several lines between quotes that are not as they should be; look whether rows are missing there.',
  'ingest.delimiter': 'The cells are separated by “{delimiter}”.',
  'ingest.choice_delimiter': 'Separate the cells by “{delimiter}”',
  'ingest.quote': 'Cells are quoted with {quote}.',
  'ingest.escape': 'Quotes inside cells are written with {escape} before them.',
  'ingest.tables_split': 'The file holds {count} tables, one below the other; this is number {table}.',
  'ingest.thousands_rejoined':
    '{count|# row holds|# rows hold} an amount that the delimiter had cut at its thousands; it was put together again.',
  'ingest.sheet_split': 'The sheet holds {count} tables; this is number {table}.',
  'ingest.merged_filled':
    '{count|# cell|# cells} merged with the one above {count|was|were} filled with what stands there.',
  'ingest.hidden_rows':
    '{count|# row|# rows} of the sheet {count|is|are} hidden in the workbook and {count|was|were} read like the others.',
  'ingest.hidden_columns':
    '{count|# column|# columns} of the sheet {count|is|are} hidden in the workbook and {count|was|were} read like the others.',
  'ingest.formulas_uncomputed':
    'Sheet {sheet}: {count|# formula|# formulas} without a value, the first in row {row}; the file was saved by a program that does not compute. Open and save it in Excel to fill them in.',
  'ingest.left_out_header': '{count|# row|# rows} that {count|repeats|repeat} the header {count|was|were} left out.',
  'ingest.left_out_totals': '{count|# row|# rows} of totals {count|was|were} left out and used as a check.',
  'ingest.left_out_subtotals': '{count|# row|# rows} of subtotals {count|was|were} left out and used as a check.',
  'ingest.left_out_note': '{count|# row|# rows} of notes at the end {count|was|were} left out.',
  'ingest.preamble': '{count|# line|# lines} above the header {count|was|were} left out.',
  'ingest.units': 'The row below the header holds units; {count|# column has|# columns have} one.',
  'ingest.header_shifted':
    'Rows begin with a cell that has no name; the names of the header belong to the cells after it.',
  'ingest.columns_doubtful':
    'The columns are set with spaces, and {count|# line does|# lines do} not keep to them; look whether the cells were cut where they should be.',
  'ingest.header_doubtful':
    'It is doubtful where the names of the columns stand; look at row {row} and those around it.',
  'ingest.fixed_width':
    'The columns are set with spaces; {count|# was|# were} found by the positions that are blank in all lines.',
  'ingest.spaced': 'The cells are separated by spaces alone; {count|# column was|# columns were} found.',
  'ingest.choice_encoding': 'Read the text as {encoding}',
  'ingest.encoding_doubtful': 'The text may be written in {encoding} or in {other}; {encoding} was taken.',
  'ingest.transcoded': 'The text was converted from {encoding} to UTF-8.',
  'ingest.json_concatenated': 'The file holds {count} values one after another; each is a row.',
  'ingest.json_trailing_commas': '{count|# comma|# commas} before a closing bracket {count|was|were} passed over.',
  'ingest.json_comments': '{count|# comment|# comments} in the JSON {count|was|were} passed over.',
  'ingest.json_unreadable_lines':
    '{count|# line is|# lines are} no whole JSON value; {count|it is|they are} listed as skipped.',
  'ingest.json_uneven_columns': 'The columns of the file differ in length; the shorter ones end in missing values.',
  'ingest.bytes_as_hex': '{column}: bytes are shown as hexadecimal digits.',
  'ingest.lists_joined': '{column}: the values of a list were joined with commas.',
  'ingest.nested_as_json': '{column}: nested values were kept as JSON text.',
  'ingest.hidden_read': 'No sheet that can be seen holds rows, so the hidden sheets were read.',
  'ingest.member_unreadable': '{name} was left out: {reason}',
}
