/** Models: how one column depends on others. */
export const regressWords = {
  'analysis.regression.method': 'Linear regression by least squares',
  'analysis.regression.rises':
    '{y} rises by {slope} for every 1 more of {x} ({level:percent} between {low} and {high}); {x} explains {r2:percent} of its differences.',
  'analysis.regression.falls':
    '{y} falls by {slope} for every 1 more of {x} ({level:percent} between {low} and {high}); {x} explains {r2:percent} of its differences.',
  'analysis.regression.risesPerDay':
    '{y} rises by {slope} a day along {x} ({level:percent} between {low} and {high}); {x} explains {r2:percent} of its differences.',
  'analysis.regression.fallsPerDay':
    '{y} falls by {slope} a day along {x} ({level:percent} between {low} and {high}); {x} explains {r2:percent} of its differences.',
  'analysis.regression.unclear':
    '{y} does not clearly change with {x} ({p}): the slope may lie anywhere between {low} and {high}.',
  'analysis.regression.curve':
    'A curve of degree {degree} along {x} explains {r2:percent} of the differences of {y} ({p}).',
  'analysis.regression.curveUnclear': 'No curve of degree {degree} along {x} is clear in {y} ({p}).',
  'analysis.regression.together':
    'Together {columns} columns explain {r2:percent} of the differences of {y}; {strongest} tells most.',
  'analysis.regression.togetherUnclear': 'What these {columns|column tells|# columns tell} of {y} is not clear ({p}).',
  'analysis.regression.group': '{x} explains {r2:percent} of the differences of {y}.',
  'analysis.regression.eachUp': 'With the others unchanged, {y} rises by {slope} for every 1 more of {x} ({p}).',
  'analysis.regression.eachDown': 'With the others unchanged, {y} falls by {slope} for every 1 more of {x} ({p}).',
  'analysis.regression.eachUpPerDay': 'With the others unchanged, {y} rises by {slope} a day along {x} ({p}).',
  'analysis.regression.eachDownPerDay': 'With the others unchanged, {y} falls by {slope} a day along {x} ({p}).',
  'analysis.regression.higher':
    'With the others unchanged, {y} is {slope} higher where {column} is {level} than where it is {reference} ({p}).',
  'analysis.regression.lower':
    'With the others unchanged, {y} is {slope} lower where {column} is {level} than where it is {reference} ({p}).',
  'analysis.regression.more': '{effects|One more effect is|# more effects are} clear; the table has them all.',
  'analysis.regression.noClear': 'No clear effect of its own: {columns}.',
  'analysis.regression.robustUsed': 'Standard errors are the robust {kind}, which hold when the scatter is uneven.',
  'analysis.regression.robustAdvised':
    'The scatter is uneven: robust errors (HC3) are up to {ratio} times the usual ones. Ask for them to be safe.',
  'analysis.regression.perfect': 'The fit is perfect: the columns that explain may contain the one that is explained.',
  'analysis.regression.dropped': 'Left out, because other columns add up to them exactly: {columns}.',
  'analysis.regression.illConditioned':
    'Some columns are nearly sums of others (condition number {condition}): their single coefficients say little. {columns}',
  'analysis.regression.illPowers':
    'Powers this high are nearly sums of each other (condition number {condition}): trust the curve, not its single coefficients.',
  'analysis.regression.inflated':
    'These columns tell much the same as others, so that their single coefficients are vague: {columns}.',
  'analysis.regression.pulling':
    '{rows|One row pulls|# rows pull} the fit strongly (Cook’s distance above 1). Look at {rows|it|them} before you trust it.',
  'analysis.regression.alone':
    '{rows|One row is|# rows are} alone in deciding a coefficient: the fit goes through {rows|it|them} whatever the others say.',
  'analysis.regression.few': '{n} rows for {terms} effects are few; ten rows for each is a rule of thumb.',
  'analysis.regression.sampled':
    'Coefficients are of all rows; residuals, their tests and robust errors are of a sample of {rows}.',
  'analysis.regression.line': '{y} against {x}',
  'analysis.regression.lineSummary':
    'Points of {rows} rows, {y} against {x}, with the fitted line and its band; it explains {r2:percent}.',
  'analysis.coefficients': 'Coefficients',
  'analysis.term': 'Term',
  'analysis.estimate': 'Estimate',
  'analysis.se': 'Standard error',
  'analysis.robustSe': 'Robust error (HC3)',
  'analysis.t': 't',
  'analysis.z': 'z',
  'analysis.p': 'p',
  'analysis.low': 'From',
  'analysis.high': 'To',
  'analysis.vif': 'Variance inflation',
  'analysis.variance': 'What is explained and what is left over',
  'analysis.source': 'Source',
  'analysis.df': 'Degrees of freedom',
  'analysis.sumOfSquares': 'Sum of squares',
  'analysis.meanSquare': 'Mean square',
  'analysis.f': 'F',
  'analysis.predictions': 'Predicted {column}',
  'analysis.fit': 'Fit',
  'analysis.meanLow': 'Mean from',
  'analysis.meanHigh': 'Mean to',
  'analysis.rowLow': 'Single row from',
  'analysis.rowHigh': 'Single row to',
  'analysis.influential': 'Rows that pull the fit most',
  'analysis.row': 'Row',
  'analysis.cook': 'Cook’s distance',
  'analysis.leverage': 'Leverage',
  'analysis.studentized': 'Residual in standard deviations',
  'analysis.fitted': 'Fitted value',
  'analysis.residual': 'Residual',
  'analysis.confidenceBand': 'Where the true line lies',
  'analysis.zeroLine': 'As fitted',
  'analysis.residuals.title': 'What the fit leaves over',
  'analysis.residuals.summary':
    'Residuals of {y} against fitted values, {rows} points; an even cloud around zero is what a good fit leaves.',
  'analysis.normalPlot.title': 'Residuals against a normal distribution',
  'analysis.normalPlot.summary': '{rows} ordered residuals against normal ones; points on the line are normal.',
  'analysis.normalPlot.expected': 'Expected of a normal distribution',
  'analysis.normalPlot.line': 'Normal',
  'analysis.assumption.straight': 'Each column acts in a straight line (look at the residuals for a bow).',
  'analysis.assumption.even': 'The scatter is the same everywhere.',
  'analysis.assumption.independent': 'Rows do not depend on the rows before them.',
  'analysis.assumption.normal': 'Residuals are about normal (needed for intervals when there are few rows).',
  'analysis.evidence.breuschPagan': 'Breusch–Pagan {statistic}, {p}',
  'analysis.evidence.durbinWatson': 'Durbin–Watson {statistic} (2 is none)',
  'analysis.evidence.jarqueBera': 'Jarque–Bera {statistic}, {p}',
} as const
