/** Where a series goes, and where it breaks. */
export const trendWords = {
  'analysis.trend.rises': '{measure} rises by {slope} a {unit} (95% between {low} and {high}; {p}).',
  'analysis.trend.falls': '{measure} falls by {slope} a {unit} (95% between {low} and {high}; {p}).',
  'analysis.trend.none':
    '{measure} neither rises nor falls clearly ({p}): the slope a {unit} may lie anywhere between {low} and {high}.',
  'analysis.trend.whole': 'From {first} to {last} that leads from {from} to {to}.',
  'analysis.trend.line':
    'A straight line by least squares has a slope of {slope} a {unit} (95% between {low} and {high}) and explains {r2:percent} of what moves.',
  'analysis.trend.independent': 'What the trend leaves in one {unit} tells nothing of the next.',
  'analysis.trend.inflated':
    'It does (r = {r}): the variance was taken {inflation} times as large. The interval of the straight line is not corrected.',
  'analysis.trend.notInflated': 'r = {r} from one to the next',
  'analysis.trend.method': 'Mann-Kendall test and Sen slope',
  'analysis.trend.methodSeason': 'Seasonal Mann-Kendall test and Sen slope',
  'analysis.trend.table': 'Slopes a period',
  'analysis.trend.by': 'By',
  'analysis.trend.sen': 'Sen',
  'analysis.trend.leastSquares': 'Least squares',
  'analysis.trend.slope': 'Slope',
  'analysis.trend.low': 'Low (95%)',
  'analysis.trend.high': 'High (95%)',
  'analysis.trend.p': 'p',
  'analysis.trend.picture': '{measure} and where it goes',
  'analysis.trend.senLine': 'Sen slope',
  'analysis.trend.squaresLine': 'Least squares',
  'analysis.trend.risingSummary': 'A line of {measure} with its trend, which rises by {slope} a {unit}.',
  'analysis.trend.fallingSummary': 'A line of {measure} with its trend, which changes by {slope} a {unit}.',
  'analysis.trend.noneSummary': 'A line of {measure}, which neither rises nor falls clearly.',

  'analysis.changePoints.none': 'The level of {measure} does not change for longer at any time.',
  'analysis.changePoints.line':
    '{measure} has no break: it moves along a line, by {slope} a {unit}, rather than in steps.',
  'analysis.changePoints.up': '{measure} is {difference} higher from {at} on ({after} instead of {before}).',
  'analysis.changePoints.down': '{measure} is {difference} lower from {at} on ({after} instead of {before}).',
  'analysis.changePoints.upMost':
    'The level of {measure} changes {changes} times; most from {at} on, when it is {difference} higher ({after} instead of {before}).',
  'analysis.changePoints.downMost':
    'The level of {measure} changes {changes} times; most from {at} on, when it is {difference} lower ({after} instead of {before}).',
  'analysis.changePoints.size':
    'That is {d} standard deviations ({p}, of a point that was chosen because both sides differ).',
  'analysis.changePoints.onLine':
    'Besides, it moves along a line, by {slope} a {unit}; the levels are told without it.',
  'analysis.changePoints.wanders':
    'So many short levels ({changes} changes) are rather a curve that bends: look at its parts instead.',
  'analysis.changePoints.memory': 'Noise in one {unit} is soon forgotten.',
  'analysis.changePoints.phi': 'The next remembers {phi} of it, which was reckoned in.',
  'analysis.changePoints.method': 'Changes of the mean by exact search (PELT), with Welch tests',
  'analysis.changePoints.table': 'Changes of the level',
  'analysis.changePoints.from': 'From',
  'analysis.changePoints.before': 'Before',
  'analysis.changePoints.after': 'After',
  'analysis.changePoints.difference': 'Difference',
  'analysis.changePoints.d': 'In standard deviations',
  'analysis.changePoints.p': 'p (Welch)',
  'analysis.changePoints.level': 'Level',
  'analysis.changePoints.picture': '{measure} and its levels',
  'analysis.changePoints.summary': 'A line of {measure} with its level, which changes {changes|once|# times}.',

  'analysis.anomalies.none': 'No {unit} of {measure} is far from what trend and season let expect.',
  'analysis.anomalies.one':
    '{at} stands out: {measure} was {value} where {expected} was to be expected. Nothing else does.',
  'analysis.anomalies.some':
    '{anomalies} periods of {measure} stand out; most {at} with {value} where {expected} was to be expected.',
  'analysis.anomalies.sides': '{above|One is|# are} above and {below|one is|# are} below what was to be expected.',
  'analysis.anomalies.usual':
    'A {unit} stands out when it is more than {reach} away from what trend and season let expect.',
  'analysis.anomalies.alike':
    'More than half of the {unit}s are exactly as expected; far is told by the mean deviation of the others.',
  'analysis.anomalies.single': 'Each {unit} deviates by itself; many in a row are rather a change of level.',
  'analysis.anomalies.method': 'Robust decomposition (STL) and modified z-scores of what it leaves',
  'analysis.anomalies.methodTrend': 'Robust local regression and modified z-scores of what it leaves',
  'analysis.anomalies.table': 'Periods that stand out, the farthest first',
  'analysis.anomalies.expected': 'Expected',
  'analysis.anomalies.low': 'Usual from',
  'analysis.anomalies.high': 'Usual to',
  'analysis.anomalies.z': 'Distance in standard deviations',
  'analysis.anomalies.band': 'Usual',
  'analysis.anomalies.points': 'Stands out',
  'analysis.anomalies.picture': '{measure} and what stands out',
  'analysis.anomalies.summary':
    'A line of {measure} within a band of what is usual; {anomalies|one point stands|# points stand} out.',
} as const
