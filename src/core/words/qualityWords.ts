/** Remarks on the quality of data and what happened while one was away, in English. */
export const qualityWords: Readonly<Record<string, string>> = {
  'alert.empty': '{column} is empty.',
  'alert.constant': '{column} is always {value}.',
  'alert.missing': '{column} is missing in {count|# row|# rows} ({share:percent}).',
  'alert.zeros': '{column} is zero in {count|# row|# rows} ({share:percent}).',
  'alert.infinite': '{column} has {count|# infinite value|# infinite values}.',
  'alert.rejected': '{count|# cell|# cells} of {column} could not be read and {count|is|are} set apart.',
  'alert.unique': 'Every value of {column} is different: it names rows rather than groups.',
  'alert.highCardinality': '{column} has {count|# value|# different values}: charts show the leading ones.',
  'alert.constantLength': 'Every value of {column} has {length|# character|# characters}: it may be a code.',
  'alert.imbalance': 'Most rows have the same {column}: {value} ({share:percent}).',
  'alert.skewed': '{column} leans far to the {side}: its mean is pulled by few values. Look at the median too.',
  'alert.uniform': '{column} is spread evenly, as counted-up or random numbers are.',
  'alert.outliers':
    '{count|# value|# values} of {column} {count|lies|lie} far from the rest (below {low} or above {high}).',
  'alert.dateAsText': '{column} holds text, most of which reads as dates, such as {example}.',
  'alert.numberAsText': '{column} holds text, most of which reads as numbers, such as {example}.',
  'alert.dirtyCategory':
    '{column} seems to write {groups|one value|# values} in more than one way, such as “{first}” and “{second}”.',
  'alert.correlated': '{column} and {other} say nearly the same (correlation {r}).',
  'alert.duplicateRows': '{count|# row repeats|# rows repeat} another row in every column.',
  'alert.nearDuplicateRows': '{count|# row is|# rows are} the same as another but for {except}.',
  'alert.impossibleDates':
    '{count|# date|# dates} of {column} {count|is|are} hardly meant, such as {example}: too long ago, far ahead, or the first day of a calendar.',
  'alert.sentinel': '{column} is {value} in {count|# row|# rows}, far from all others: it may stand for “missing”.',
  'alert.mixedUnits': '{column} has numbers in several units: {units}. They cannot be added up as they are.',
  'alert.mixedScale':
    '{count|# value|# values} of {column} {count|is|are} about {factor} times {side} than the rest, as in another unit.',
  'alert.seasonal': '{column} repeats itself each {season} along {time}.',
  'alert.nonStationary': '{column} drifts along {time}: its level is not the same from start to end.',
  'notification.datasetReady': '{name} is ready: {rows|# row|# rows}.',
  'notification.changeReady': 'A change of {name} is ready to be looked at: {rows|# row|# rows}.',
  'notification.changeMerged': '{name} was changed: {rows|# row|# rows} now.',
  'notification.changeFailed': 'A change of {name} could not be prepared.',
  'notification.mentioned': '{by} mentioned you on {name}.',
  'notification.shared': '{by} shared the dashboard {name} with you.',
  'notification.uploadFailed': '{file} could not be read.',
}
