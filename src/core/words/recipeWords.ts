/** What is said of steps of a preparation: why one cannot be done and what to do, and what to mind. */
export const recipeWords: Readonly<Record<string, string>> = {
  'step.no_column': 'There is no column {column} here any more. Choose another one, or remove this step.',
  'step.needs_text': '{column} does not hold text. Change its type to text before this step.',
  'step.needs_numbers': '{column} does not hold numbers. Change its type to a number before this step.',
  'step.needs_dates': '{column} does not hold dates. Change its type to a date before this step.',
  'step.no_clock': '{column} holds days without a time: group them by day or longer.',
  'step.name_taken': 'There is a column {name} already. Choose another name.',
  'step.id_taken': 'There is a column {id} already. Remove this step and add it again.',
  'step.name_missing': 'The new column needs a name.',
  'step.twice': '{column} is chosen twice. Choose it once.',
  'step.all_hidden': 'No column would be left. Keep at least one.',
  'step.bad_filter': 'The condition does not fit the data: {detail}',
  'step.bad_value': '“{value}” is no value for {column}. Write one of its kind.',
  'step.bad_format': 'The format “{format}” is not understood. Write it like DD/MM/YYYY hh:mm, 1.234,56 or yes/no.',
  'step.value_needed': 'Say what missing cells of {column} should hold.',
  'step.measure_column': 'This figure needs a column to compute it from.',
  'step.no_table': 'The other table is gone, or you may not see it. Choose another one, or remove this step.',
  'step.no_other_column': 'The other table has no column {column} any more. Choose another one.',
  'step.unlike_keys':
    '{left} and {right} hold different kinds of values and cannot be compared. Change the type of one.',
  'warning.fan_out':
    'This join turns {before|# row|# rows} into {after}: some rows have several partners, and sums count them more than once.',
  'warning.unmatched': '{count|# row has|# rows have} no partner in the other table.',
  'warning.cells_lost': '{count|# cell|# cells} could not be turned into the new type and {count|is|are} missing now.',
  'warning.no_rows': 'No row is left.',
  'warning.nothing_changed': 'This step changes nothing.',
}
