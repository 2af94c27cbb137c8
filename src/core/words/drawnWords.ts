/** What is written inside pictures of charts and around them on paper, in English. */
export const drawnWords: Readonly<Record<string, string>> = {
  'drawn.missing': 'missing',
  'drawn.row': 'Row {row} of the file',
  'drawn.low': 'Lower whisker',
  'drawn.lowerQuartile': 'First quartile',
  'drawn.median': 'Median',
  'drawn.upperQuartile': 'Third quartile',
  'drawn.high': 'Upper whisker',
  'drawn.total': 'Total',
  'drawn.otherAside': 'All others: {value}, not drawn because they would dwarf these.',
  'drawn.notFromZero': 'The axis does not start at 0.',
  'drawn.source': 'Source: {file}, version {version:plain}, {date}',
  'drawn.moreRows': '{rows|# more row|# more rows} in the data.',
  'drawn.moreColumns': '{columns|# more column|# more columns} in the data.',
  'drawn.change': '{change:signed} in {current} against {previous}',
}
