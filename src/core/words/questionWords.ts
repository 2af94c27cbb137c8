/** Titles, reasons and notes of charts that a person asks for, in English. */
export const questionWords: Readonly<Record<string, string>> = {
  'chart.titled': '{title}',
  'chart.rowsListed': '{columns}',
  'chart.rowsListedMore': '{columns} and {more|# more column|# more columns}',
  'chart.againstBy': '{y} against {x} by {dimension}',
  'chart.distributionBy': 'Distribution of {measure} by {dimension}',
  'chart.spread': 'Spread of {measure}',
  'chart.spreadBy': 'Spread of {measure} by {dimension}',

  'why.suggestMetric': 'A single figure, because nothing groups the rows.',
  'why.suggestBar': 'Bars, because {x} parts the rows into groups that can be compared.',
  'why.suggestLine': 'A line, because {x} orders the points.',
  'why.suggestArea': 'An area, because {x} orders the points and the height from zero matters.',
  'why.suggestScatter': 'Points, because each row has both {x} and {y}.',
  'why.suggestPie': 'A pie, because the groups of {x} are parts of one whole.',
  'why.suggestHistogram': 'A histogram, because it shows how the rows spread over {x}.',
  'why.suggestBox': 'Boxes, because they show how {y} spreads and not its average alone.',
  'why.suggestHeatmap': 'A heatmap, because {x} and {y} cross and each crossing has one figure.',
  'why.suggestTreemap':
    '{levels|A treemap, because the groups of {x} are parts of one whole.|A treemap, because the columns part one whole in # levels.}',
  'why.suggestRows': 'A list, because each column stands as it is in the rows.',
  'why.suggestTable': 'A table, for the exact figures.',
  'why.suggestPivot': 'A pivot table, for the exact figures with their totals.',

  'note.leading': 'The {shown} leading of {groups} values of {name} are shown.',
  'note.ranges': '{name} has many values: they stand in ranges.',
  'note.coarserUnit': '{name} by {unit}: finer steps could not be told apart. Zoom in for finer ones.',
  'note.coarser': '{name} in steps of {width}: single values could not be told apart. Zoom in for them.',
  'note.steps': '{points} points drawn as the range of {steps|# step|# steps}; zoom in for single points.',
  'note.notStacked': 'These figures do not add up, so they are not stacked.',
  'note.cut': 'The longest tail is left out. Filter the column to see all of it.',
  'note.totalsOfAll': 'Totals are of all groups, those that are not shown too.',
}
