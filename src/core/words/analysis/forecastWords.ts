/** What comes next in a series, and how well that was told before. */
export const forecastWords = {
  'analysis.forecast.answer':
    '{measure} is expected to be {mean} for {at} (95% between {low} and {high}) and {mean2} for {at2} ({low2} to {high2}).',
  'analysis.forecast.answerOne': '{measure} is expected to be {mean} for {at} (95% between {low} and {high}).',
  'analysis.forecast.better':
    'Looking {horizon} {unit}{horizon||s} ahead from {looks|one point|# points} of the past it was off by {mape:percent} on average; repeating what was before by {naive:percent}.',
  'analysis.forecast.betterScaled':
    'Looking {horizon} {unit}{horizon||s} ahead from {looks|one point|# points} of the past its errors were {share:percent} of those of repeating what was before.',
  'analysis.forecast.notBetter':
    'No model looked ahead clearly better on the past than repeating what was before, so that is what is shown: off by {mape:percent} on average, {horizon} {unit}{horizon||s} ahead from {looks|one point|# points}.',
  'analysis.forecast.notBetterScaled':
    'No model looked ahead clearly better on the past than repeating what was before, so that is what is shown ({looks|one look|# looks} of {horizon} {unit}{horizon||s} ahead).',
  'analysis.forecast.total': 'Together the {periods} {unit}{periods||s} are expected to bring {total}.',
  'analysis.forecast.goesOn': 'What made the past goes on: no forecast knows of what has never happened.',
  'analysis.forecast.nothingLeft': 'What was not foreseen in one {unit} tells nothing of the next.',
  'analysis.forecast.ljungBox': 'Ljung-Box {p}',
  'analysis.forecast.intervals': 'The intervals are as wide as the errors on the past.',
  'analysis.forecast.widened': 'They were made {widened} times as wide as the model says.',
  'analysis.forecast.asWide': 'They are as wide as the model says.',
  'analysis.forecast.farther':
    'The past is too short to look {horizon} {unit}{horizon||s} ahead: the models were compared {tested} {unit}{tested||s} ahead.',
  'analysis.forecast.tooFar': 'That is far ahead for a series of {periods} {unit}{periods||s}.',
  'analysis.forecast.model_naive': 'The last value again',
  'analysis.forecast.model_seasonalNaive': 'The last season again',
  'analysis.forecast.model_drift': 'The line from the first to the last value',
  'analysis.forecast.model_simple': 'Simple exponential smoothing',
  'analysis.forecast.model_holt': 'Exponential smoothing with a trend (Holt)',
  'analysis.forecast.model_holtDamped': 'Exponential smoothing with a trend that fades (Holt, damped)',
  'analysis.forecast.model_seasonal': 'Exponential smoothing with a season that is added',
  'analysis.forecast.model_holtWinters': 'Exponential smoothing with a trend and a season that is added (Holt-Winters)',
  'analysis.forecast.model_holtWintersDamped':
    'Exponential smoothing with a trend that fades and a season that is added (Holt-Winters, damped)',
  'analysis.forecast.model_holtWintersFactor':
    'Exponential smoothing with a trend and a season that multiplies (Holt-Winters)',
  'analysis.forecast.model_holtWintersFactorDamped':
    'Exponential smoothing with a trend that fades and a season that multiplies (Holt-Winters, damped)',
  'analysis.forecast.model_stlSmoothing': 'The season by loess (STL), and exponential smoothing of what it leaves',
  'analysis.forecast.table': 'What is expected of {measure}',
  'analysis.forecast.mean': 'Expected',
  'analysis.forecast.low80': 'From (80%)',
  'analysis.forecast.high80': 'To (80%)',
  'analysis.forecast.low95': 'From (95%)',
  'analysis.forecast.high95': 'To (95%)',
  'analysis.forecast.scores': 'How the models looked ahead on the past, the best first',
  'analysis.forecast.model': 'Model',
  'analysis.forecast.mase': 'Error, scaled (MASE)',
  'analysis.forecast.smape': 'sMAPE',
  'analysis.forecast.mape': 'MAPE',
  'analysis.forecast.band95': '95% expected',
  'analysis.forecast.band80': '80% expected',
  'analysis.forecast.picture': '{measure} and what comes next',
  'analysis.forecast.summary':
    'A line of {measure}, then {periods} periods that are forecast, within bands of 80% and 95%.',
} as const
