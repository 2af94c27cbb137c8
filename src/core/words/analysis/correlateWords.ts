/** Correlations of columns. */
export const correlateWords = {
  'analysis.correlate.together':
    '{first} and {second} rise together: their correlation is {value}, between {low} and {high} ({p}).',
  'analysis.correlate.against':
    'Where {first} is high, {second} is low: their correlation is {value}, between {low} and {high} ({p}).',
  'analysis.correlate.togetherExactly': '{first} and {second} rise together: their correlation is {value} ({p}).',
  'analysis.correlate.againstExactly': 'Where {first} is high, {second} is low: their correlation is {value} ({p}).',
  'analysis.correlate.eta': '{second} differs between the groups of {first} (eta = {value}, {p}).',
  'analysis.correlate.cramersV': '{first} and {second} are linked (Cramér V = {value}, corrected for bias, {p}).',
  'analysis.correlate.none':
    'No link between {first} and {second} can be told from these rows (correlation {value}, {p}).',
  'analysis.correlate.constant':
    'Whether {first} and {second} hang together cannot be told: one of them does not vary.',
  'analysis.correlate.nothing': 'No link among these {columns} columns holds up.',
  'analysis.correlate.significant':
    '{linked} of {tested} pairs are linked beyond chance (p < 0.05 after Holm’s correction for so many tests).',
  'analysis.correlate.still': '{column} does not vary where the others have values.',
  'analysis.correlate.few': 'Some correlations rest on only {n|one row|# rows}: a single value can turn them.',
  'analysis.correlate.assumes_pearson':
    'It measures how near the points lie to a straight line; a few extreme values can make or hide it.',
  'analysis.correlate.assumes_spearman': 'One side rises or falls with the other, not necessarily in a straight line.',
  'analysis.correlate.assumes_kendall': 'One side rises or falls with the other, not necessarily in a straight line.',
  'analysis.correlate.method_pearson': 'Correlation (Pearson)',
  'analysis.correlate.method_spearman': 'Correlation of ranks (Spearman)',
  'analysis.correlate.method_kendall': 'Correlation of ranks (Kendall tau-b)',
  'analysis.correlate.pairs': 'Pairs of columns',
  'analysis.correlate.columns': 'Columns',
  'analysis.correlate.first': 'Column',
  'analysis.correlate.second': 'With',
  'analysis.correlate.measure': 'Measure',
  'analysis.correlate.value': 'Value',
  'analysis.correlate.low': 'From',
  'analysis.correlate.high': 'To',
  'analysis.correlate.p': 'p',
  'analysis.correlate.pHolm': 'p (Holm)',
  'analysis.correlate.pFdr': 'p (Benjamini-Hochberg)',
  'analysis.correlate.n': 'Rows',
  'analysis.correlate.matrix': 'How the columns hang together',
  'analysis.correlate.matrixSummary':
    'A matrix of {columns} columns; the strongest link is {first} with {second} ({value}).',
} as const
