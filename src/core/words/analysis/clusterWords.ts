/** Groups of rows that are alike. */
export const clusterWords = {
  'analysis.segments.method': 'Segments by k-means on standardised columns',
  'analysis.segments.clear':
    'The rows fall into {segments} segments that stand apart (silhouette {silhouette}); the largest holds {share:percent} of them.',
  'analysis.segments.weak':
    'The rows fall into {segments} segments that run into each other (silhouette {silhouette}); the largest holds {share:percent} of them.',
  'analysis.segments.none':
    'The rows can be cut into {segments} segments, but hardly anything holds these apart (silhouette {silhouette}).',
  'analysis.segments.average': 'Segment {segment} ({share:percent} of the rows): about average in everything.',
  'analysis.segments.high': 'Segment {segment} ({share:percent} of the rows): high {a} ({aOwn}; all rows {aAll}).',
  'analysis.segments.low': 'Segment {segment} ({share:percent} of the rows): low {a} ({aOwn}; all rows {aAll}).',
  'analysis.segments.highHigh':
    'Segment {segment} ({share:percent} of the rows): high {a} ({aOwn}; all rows {aAll}) and high {b} ({bOwn}; all rows {bAll}).',
  'analysis.segments.highLow':
    'Segment {segment} ({share:percent} of the rows): high {a} ({aOwn}; all rows {aAll}), but low {b} ({bOwn}; all rows {bAll}).',
  'analysis.segments.lowHigh':
    'Segment {segment} ({share:percent} of the rows): low {a} ({aOwn}; all rows {aAll}), but high {b} ({bOwn}; all rows {bAll}).',
  'analysis.segments.lowLow':
    'Segment {segment} ({share:percent} of the rows): low {a} ({aOwn}; all rows {aAll}) and low {b} ({bOwn}; all rows {bAll}).',
  'analysis.segments.explained': 'The segments explain {share:percent} of the differences between rows.',
  'analysis.segments.chosen':
    '{segments} was chosen: of the numbers tried its segments stand apart most and are found again (agreement of two halves {stability}).',
  'analysis.segments.round': 'Segments are round and of about one width in the standardised columns.',
  'analysis.segments.apart': 'Rows are nearer to their own segment than to the next.',
  'analysis.segments.silhouette': 'Silhouette {silhouette}',
  'analysis.segments.silhouetteName': 'Silhouette',
  'analysis.segments.stability': 'Agreement of two halves',
  'analysis.segments.sampled': 'The centroids are those of a sample of {rows} rows; sizes and means are of all rows.',
  'analysis.segments.unstable':
    'Two halves of the rows find rather different segments (agreement {stability}): do not rely on who is in which.',
  'analysis.segments.silhouetteSample': 'The silhouette is that of a sample of {rows} rows.',
  'analysis.segments.table': 'Segments and their means',
  'analysis.segments.segment': 'Segment',
  'analysis.segments.name': 'Segment {segment}',
  'analysis.segments.count': 'Number of segments',
  'analysis.segments.choices': 'How many segments',
  'analysis.segments.choicesSummary':
    'Lines of the silhouette and of the agreement of two halves for {from} to {to} segments; higher is better.',
  'analysis.segments.rowsTitle': 'Segments in {x} and {y}',
  'analysis.segments.rowsSummary': '{rows} rows as points in {x} and {y}, coloured by their {segments} segments.',
  'analysis.segments.profileTitle': 'How each segment differs from all rows',
  'analysis.segments.profileSummary':
    'A matrix of {segments} segments: how many standard deviations the mean of each column lies from that of all rows.',
  'analysis.columns': 'Columns',
  'analysis.meanOf': 'Mean of {column}',
  'analysis.density.none': 'In no segment',
} as const
