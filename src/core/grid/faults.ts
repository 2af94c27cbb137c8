/**
 * Why a file cannot be read, in words: a sentence for what is wrong and, where there is one, what to do. Message codes are
 * `ingest.<code>`; parameters stand in braces.
 */
export const ingestFaultWords = {
  empty_file: 'The file is empty.',
  no_rows: 'The file holds no rows of data, at most a header.',
  no_tables: 'No sheet of the workbook holds rows of data, at most a header.',
  password_needed: 'The workbook is protected by a password. Give its password, or remove it in Excel and try again.',
  wrong_password: 'The password does not open this workbook. Mind capital letters and the layout of the keyboard.',
  encrypted_other:
    'The file is protected by a password, which can be opened here for .xlsx but not for {kind}. Open it, remove the password, save it as .xlsx and try again.',
  encrypted_file:
    'Parts of the file are protected by a password. Unpack it, or save it without a password, and try again.',
  unknown_encryption:
    'The workbook is protected in a way that cannot be opened here ({scheme}). Open it in Excel, remove the protection, save it and try again.',
  binary_too_large:
    'A .{kind} file can be read up to {megabytes} MB. Open it in Excel or LibreOffice, save it as .xlsx and try again.',
  not_a_workbook: 'This is a document of another kind, without sheets. Save its table as .xlsx or CSV and try again.',
  parquet_damaged: 'The Parquet file is damaged or cut off. Write it again, or export the table as CSV, and try again.',
  parquet_encrypted: 'The Parquet file is encrypted. Write it without encryption and try again.',
  json_broken:
    'The JSON is broken in line {line}, column {column}: “{found}” stands where {expected} should be. Mend it there, or export the data again.',
  json_cut_off: 'The JSON ends in the middle, in line {line}: the file is cut off. Export the data again, completely.',
  json_value_too_long: 'A single value of the JSON is longer than {limit} characters.',
  json_too_deep: 'The JSON nests more than {limit} levels deep, in line {line}.',
  json_too_varied: 'The JSON holds values in more than {limit} different places, too many to make columns of.',
  markup_not_yet:
    'This is a web page or an XML file, which cannot be read yet. Save its table as CSV or .xlsx and try again.',
  archive_not_yet:
    'Archives of this kind (.tar, .7z, .rar, .bz2, .xz, .zst) cannot be read. Pack the files as .zip, or unpack them, and try again.',
  archive_damaged: 'The archive is damaged or cut off. Pack the files again and try again.',
  archive_bomb: 'The archive unpacks to far more than an honest one would, and was refused.',
  archive_encrypted: 'The archive is protected by a password. Pack the files again without one and try again.',
  archive_packed_oddly:
    'The archive is packed in a way that cannot be read. Pack the files as an ordinary .zip and try again.',
  archive_too_many: 'The archive holds more than {limit} files. Pack fewer of them and try again.',
  archive_too_deep: 'This is an archive in an archive in an archive. Unpack it and try again.',
  archive_without_tables: 'No file of the archive holds a table that can be read.',
  database_not_yet: 'Database files cannot be read yet. Export the table as CSV and try again.',
  pdf_not_yet: 'PDF files cannot be read. Export the table as CSV or .xlsx and try again.',
  image_not_yet: 'Pictures cannot be read. Export the table as CSV or .xlsx and try again.',
  binary_file: 'The file is neither text nor a workbook. Export the table as CSV or .xlsx and try again.',
  unsupported_encoding:
    'The text is written in an encoding that cannot be read: {encoding}. Save it as UTF-8 and try again.',
  record_too_long:
    'Record {record} is longer than {limit} characters. Probably a line end or a closing quote is missing before it.',
  too_large: 'The file asks for more than is allowed: {what} is over {limit}.',
  too_many_columns: 'The table has more columns than can be read ({limit}).',
  too_many_rows: 'The sheet has more rows than can be read ({limit}).',
  too_many_cells: 'The sheet has more cells than can be read ({limit}).',
  too_many_entries: 'The workbook or archive consists of more parts than are allowed ({limit}).',
  too_many_merges: 'The sheet has more merged cells than can be read ({limit}).',
  row_too_long: 'A row of the workbook is longer than {limit} characters.',
  string_too_long: 'A single text of the workbook is longer than {limit} characters.',
  shared_strings_too_large: 'The workbook holds more text than can be read at once.',
  part_too_large: 'A part of the workbook ({part}) is larger than can be read.',
  compression_bomb: 'The workbook or archive unpacks to far more than an honest one would, and was refused.',
  doctype_refused: 'The workbook holds a document type declaration, which no honest workbook does, and was refused.',
  damaged_file:
    'The workbook or archive is damaged or cut off. Save it again (in Excel), or pack it again, and try again.',
  malformed_part: 'The workbook is damaged in {part}. Open it in Excel, save it again and try again.',
  malformed_sheet: 'A sheet of the workbook is damaged: {reason}. Open it in Excel, save it again and try again.',
  missing_part: 'The workbook is incomplete: {part} is missing. Open it in Excel, save it again and try again.',
  unsupported_compression:
    'The workbook is packed in a way that cannot be read. Open it in Excel, save it again and try again.',
  not_a_worksheet: 'Sheet {sheet} holds no cells.',
  timed_out: 'Reading took longer than {seconds} seconds and was stopped. Try a smaller file, or fewer columns.',
  memory_exceeded: 'Reading needed more than {megabytes} MB of memory and was stopped. Try a smaller file, or CSV.',
  crashed: 'Reading stopped unexpectedly. The file may be damaged: save it again, as CSV if you can, and try again.',
  setting_delimiter: 'Cells cannot be separated by “{value}”. Choose another separator.',
  setting_quote: 'Cells cannot be quoted with “{value}”. Choose another quote, or none.',
  setting_escape: '“{value}” cannot stand before a quote to keep it in its cell. Choose another character, or none.',
  setting_header_row: 'The header cannot be row {row}: this table has the rows {from} to {to}.',
  setting_range: '“{range}” is no range of cells. Write it as B3:F200, or as B3:F to reach to the last row.',
  setting_range_outside: 'The range {range} lies outside of the table.',
  disk_full: 'There is no room left on the disk for reading this file.',
  cannot_open: 'The file cannot be opened.',
} as const

export type IngestFaultCode = keyof typeof ingestFaultWords

/** The sentence of a fault; codes that are not known yet are named as they are. */
export function sayFault(code: string, detail: Readonly<Record<string, string | number | boolean | null>>): string {
  const template =
    code in ingestFaultWords ? ingestFaultWords[code as IngestFaultCode] : `The file cannot be read (${code}).`
  return template.replace(/\{(\w+)\}/g, (_, key: string) => String(detail[key] ?? '?'))
}
