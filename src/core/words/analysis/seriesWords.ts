import { forecastWords } from './forecastWords.ts'
import { trendWords } from './trendWords.ts'

/** Series along time: their parts, how they resemble themselves, where they go and where they break. */
export const seriesWords = {
  'analysis.series.count': 'Number of {column}',
  'analysis.series.mean': 'Mean of {column}',
  'analysis.series.trend': 'Trend',
  'analysis.series.seasonal': 'Season',
  'analysis.series.residual': 'Rest',
  'analysis.series.gaps': '{gaps|One|#} of the {unit}s {gaps|has|have} no value, first {first}; nothing was put in.',
  'analysis.series.gapsLine':
    '{gaps|One|#} of the {unit}s {gaps|has|have} no value, first {first}; a straight line between the neighbours was put in.',
  'analysis.series.gapsZero': '{gaps|One|#} of the {unit}s {gaps|has|have} no value, first {first}; 0 was put in.',
  'analysis.series.incomplete': 'The data hold only a part of {period}, so that {unit} was left out.',

  'analysis.decompose.answer':
    '{measure} is highest in {high} and lowest in {low}; apart from that its trend goes from {from} ({first}) to {to} ({last}).',
  'analysis.decompose.answerLength':
    '{measure} repeats itself every {period} {unit}{period||s}; apart from that its trend goes from {from} ({first}) to {to} ({last}).',
  'analysis.decompose.answerTrend':
    '{measure} has no season that is seen; its trend goes from {from} ({first}) to {to} ({last}).',
  'analysis.decompose.swing': 'Between its highest and its lowest {unit} the season makes a difference of {swing}.',
  'analysis.decompose.strengths':
    'Without the trend the season explains {season:percent} of what moves; without the season the trend explains {trend:percent}.',
  'analysis.decompose.trendStrength': 'The trend explains {trend:percent} of what moves.',
  'analysis.decompose.farthest': 'What neither explains is largest for {period}: {residual}.',
  'analysis.decompose.noSeason':
    'No season was found that stands out of chance; say its length in {unit}s if you know one.',
  'analysis.decompose.tryFactors': 'The season grows with the level: parts that multiply may fit better.',
  'analysis.decompose.adds': 'The season is as large at a high level as at a low one.',
  'analysis.decompose.multiplies': 'The season is larger at a high level.',
  'analysis.decompose.growth': 'Over {cycles} seasons the swing goes along with the level: r = {r}',
  'analysis.decompose.method_stl': 'Seasonal-trend decomposition by loess (STL)',
  'analysis.decompose.method_robust': 'Robust seasonal-trend decomposition by loess (STL)',
  'analysis.decompose.method_additive': 'Classical decomposition, parts add up',
  'analysis.decompose.method_multiplicative': 'Classical decomposition, parts multiply',
  'analysis.decompose.method_trend': 'Local regression (loess) without a season',
  'analysis.decompose.table': 'The parts of {measure}',
  'analysis.decompose.picture': '{measure} and its trend',
  'analysis.decompose.trendSummary': 'A line of {measure} over {periods} periods with its smooth trend.',
  'analysis.decompose.seasonalSummary': 'A line of what repeats itself in {measure}.',
  'analysis.decompose.residualSummary': 'Points of what trend and season leave of {measure}.',

  'analysis.autocorrelation.season':
    '{measure} repeats itself every {period} {unit}{period||s}: once its trend is taken out, it goes along with itself one season before (r = {r}).',
  'analysis.autocorrelation.related':
    '{measure} has no season that is seen, but each {unit} tells something of the next ones (r = {r} from one to the next).',
  'analysis.autocorrelation.none': 'What {measure} does in one {unit} tells nothing of the next ones.',
  'analysis.autocorrelation.next': 'One {unit} goes along with the next: r = {r}.',
  'analysis.autocorrelation.stays': 'It keeps to a level: both tests say so (Dickey-Fuller {adf}, KPSS {kpss}).',
  'analysis.autocorrelation.wanders':
    'It does not keep to a level but drifts: both tests say so (Dickey-Fuller {adf}, KPSS {kpss}).',
  'analysis.autocorrelation.mixed':
    'It returns to where it was, but not to one level: the tests differ (Dickey-Fuller {adf}, KPSS {kpss}), as around a trend.',
  'analysis.autocorrelation.unclear':
    'Whether it keeps to a level cannot be told from so few periods (Dickey-Fuller {adf}, KPSS {kpss}).',
  'analysis.autocorrelation.method': 'Autocorrelations, with tests of Ljung and Box, Dickey and Fuller, and KPSS',
  'analysis.autocorrelation.table': 'Correlation with itself, by how many periods lie between',
  'analysis.autocorrelation.lag': 'Periods between',
  'analysis.autocorrelation.acf': 'Correlation with itself',
  'analysis.autocorrelation.pacf': 'Partial correlation',
  'analysis.autocorrelation.bound': 'What chance makes (95%)',
  'analysis.autocorrelation.summary':
    'Bars of the correlation of {measure} with itself for 1 to {lags} periods between; {beyond|one lies|# lie} beyond what chance makes.',

  ...trendWords,
  ...forecastWords,
} as const
