/** Every message of typing by code, in English; `{x}` is a parameter. Counts of cells stand beside the message. */
export const repairWords = {
  'repair.missing_marker': '{column}: "{marker}" was taken for missing',
  'repair.trimmed': '{column}: blanks around the text were removed',
  'repair.date_format': '{column}: dates were read as {format}',
  'repair.date_order_ambiguous': '{column}: every date can be read as {format} or as {other}; {format} was chosen',
  'repair.date_numbers': '{column}: numbers were read as dates ({format})',
  'repair.short_year': '{column}: two-digit years were read as 1969 to 2068',
  'repair.zone_to_utc': '{column}: times with a zone were converted to UTC',
  'repair.boolean_words': '{column}: "{yes}" and "{no}" were read as true and false',
  'repair.decimal_comma': '{column}: the comma was read as the decimal sign',
  'repair.thousands_separator': '{column}: thousands separators were removed',
  'repair.separator_ambiguous':
    '{column}: every "{separator}" can separate thousands or decimals; {taken} were chosen ({example})',
  'repair.negatives': '{column}: numbers in parentheses, with a minus behind them or a long one were read as negative',
  'repair.unit_stripped': '{column}: the unit {unit} was moved from the cells to the column',
  'repair.entities': '{column}: characters written as entities (&amp;) were put into letters',
  'repair.clock_twelve': '{column}: times of day with AM and PM were read as 24 hours',
  'repair.currency_stripped': '{column}: the currency {currency} was moved from the cells to the column ({unit})',
  'repair.percent': '{column}: percent signs were moved from the cells to the column',
  'repair.percent_scaled': '{column}: percent cells of the workbook are stored in percent (0.125 as 12.5)',
  'repair.duration_seconds': '{column}: durations are stored in seconds',
  'repair.kept_text_identifier':
    '{column}: kept as text, because its numbers begin with zeros or are too long to count with',
  'repair.kept_text_mixed':
    '{column}: kept as text, because {percent} % of its cells are {type} and the others are not',
  'repair.kept_text_units': '{column}: kept as text, because its numbers are in different units ({units})',
  'repair.choose_type': 'Read {column} as {type}',
  'repair.choose_unit': 'Read what is in {unit}; set the other cells aside',
  'repair.choose_date_format': 'Read {column} as {format}: {examples}',
  'repair.choose_number_format': 'Read {column} as numbers written like {format}: {examples}',
  'repair.double_precision': '{column}: numbers of more than 17 digits were rounded to the nearest binary number',
  'repair.cells_rejected': '{column}: cells that are no {type} were set aside with their text',
  'repair.sorted': 'Rows were sorted by {column}',
  'repair.distinct_approximate': '{column}: the number of different values is an estimate',
  'repair.quantiles_approximate': '{column}: the quantiles are estimates',
} as const satisfies Readonly<Record<string, string>>

export type RepairCode = keyof typeof repairWords
