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
  'analysis.columnName': 'Column',
  'analysis.hierarchy.ward': 'Hierarchical groups, joined so that they stay narrow (Ward)',
  'analysis.hierarchy.average': 'Hierarchical groups, joined by their average distance',
  'analysis.hierarchy.complete': 'Hierarchical groups, joined by their greatest distance',
  'analysis.hierarchy.answer':
    'The tree of similar rows falls into {segments} groups; the largest holds {share:percent} of the rows.',
  'analysis.hierarchy.keeps': 'The tree keeps the distances between rows.',
  'analysis.hierarchy.cophenetic': 'Cophenetic correlation {cophenetic}',
  'analysis.hierarchy.joins': 'The last joins',
  'analysis.hierarchy.from': 'Groups before',
  'analysis.hierarchy.height': 'Height',
  'analysis.hierarchy.tree': 'What was joined',
  'analysis.hierarchy.treeSummary':
    'The top of the tree with {leaves} branches, cut at height {height} into {segments} groups.',
  'analysis.hierarchy.branches': 'Branches',
  'analysis.hierarchy.cut': 'Cut',
  'analysis.density.method': 'Dense regions (DBSCAN)',
  'analysis.density.answer':
    'There are {segments} dense regions; {noise|one row lies|# rows lie} in none ({share:percent}).',
  'analysis.density.one': 'All that is dense is one region; {noise|one row lies|# rows lie} outside ({share:percent}).',
  'analysis.density.nothing': 'No region is dense enough at this distance.',
  'analysis.density.even': 'Regions are about equally dense.',
  'analysis.density.chosen':
    'Neighbours lie within {eps} standard deviations, where the distances bend up, and {minPoints} of them make a place dense. Both can be set.',
  'analysis.density.distances': 'Distances to neighbours, in order',
  'analysis.density.distancesSummary':
    'A rising line of distances to the neighbour that makes a place dense; {eps} was taken.',
  'analysis.density.order': 'Rows, the densest first',
  'analysis.density.distance': 'Distance',
  'analysis.density.taken': 'Taken',
  'analysis.components.method': 'Principal components of the correlations',
  'analysis.components.covariances': 'Principal components of the covariances',
  'analysis.components.answer':
    'Of the differences in {columns} columns, {kept|one direction holds|# directions hold} {share:percent}.',
  'analysis.components.together': 'Direction {direction} ({share:percent}): {high} go up and down together.',
  'analysis.components.against': 'Direction {direction} ({share:percent}): {high} up where {low} goes down.',
  'analysis.components.straight': 'Columns go together in straight lines.',
  'analysis.components.name': 'Direction {direction}',
  'analysis.components.direction': 'Direction',
  'analysis.components.eigenvalue': 'Eigenvalue',
  'analysis.components.shares': 'What each direction holds',
  'analysis.components.sharesSummary':
    'Bars of the share each direction holds: the first {first:percent}, the first two {second:percent}.',
  'analysis.components.loadings': 'What each direction is made of',
  'analysis.components.loadingsSummary':
    'A matrix of {columns} columns against directions; colours tell their weights.',
  'analysis.components.scores': 'Rows along the first two directions',
  'analysis.components.scoresSummary': '{rows} rows along the first two directions, which hold {share:percent}.',
} as const
