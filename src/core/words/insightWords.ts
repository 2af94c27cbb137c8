/** Findings, and why they are held to be more than chance. */
export const insightWords = {
  'insight.group': '{measure} of {group} averages {value}, that of all other rows {rest} ({dimension}).',
  'insight.groupRatio': '{measure} of {group} averages {value}: {ratio:signed} against {rest} elsewhere ({dimension}).',
  'insight.driver':
    '{dimension} explains {share:percent} of the differences in {measure}: from {low} ({least}) to {high} ({most}).',
  'insight.majority': '{group} makes {share:percent} of {measure} ({dimension}).',
  'insight.majorityRows': '{group} is {share:percent} of all rows ({dimension}).',
  'insight.pareto': '{leaders} of {groups} values of {dimension} ({ofGroups:percent}) make 80% of {measure}.',
  'insight.paretoRows': '{leaders} of {groups} values of {dimension} ({ofGroups:percent}) make 80% of the rows.',
  'insight.rises': '{measure} rises from about {from} ({first}) to {to} ({last}).',
  'insight.falls': '{measure} falls from about {from} ({first}) to {to} ({last}).',
  'insight.stepUp': '{measure} jumped up in {period}: from {before} on average to {after} since.',
  'insight.stepDown': '{measure} dropped in {period}: from {before} on average to {after} since.',
  'insight.seasonMonth':
    '{measure} comes and goes with the year: highest in {most} ({high}), lowest in {least} ({low}).',
  'insight.seasonDay':
    '{measure} depends on the day of the week: highest on {most} ({high}), lowest on {least} ({low}).',
  'insight.outlierHigh': '{measure} stands out in {period}: {value} where about {expected} was to be expected.',
  'insight.outlierLow': '{measure} falls short in {period}: {value} where about {expected} was to be expected.',
  'insight.together': '{a} and {b} rise together (r = {r}).',
  'insight.against': '{b} falls as {a} rises (r = {r}).',
  'insight.change.rows.rose': 'The number of rows rose by {ratio:percent} from {from} to {to}.',
  'insight.change.rows.roseOf':
    'The number of rows rose by {ratio:percent} from {from} to {to}; {share:percent} of it is {group} ({dimension}).',
  'insight.change.rows.roseBeyond':
    'The number of rows rose by {ratio:percent} from {from} to {to}; {group} ({dimension}) alone makes more than all of it.',
  'insight.change.rows.fell': 'The number of rows fell by {ratio:percent} from {from} to {to}.',
  'insight.change.rows.fellOf':
    'The number of rows fell by {ratio:percent} from {from} to {to}; {share:percent} of it is {group} ({dimension}).',
  'insight.change.rows.fellBeyond':
    'The number of rows fell by {ratio:percent} from {from} to {to}; {group} ({dimension}) alone makes more than all of it.',
  'insight.change.rows.went': 'The number of rows went from {before} in {from} to {after} in {to}.',
  'insight.change.sum.rose': '{measure} rose by {ratio:percent} from {from} to {to}.',
  'insight.change.sum.roseOf':
    '{measure} rose by {ratio:percent} from {from} to {to}; {share:percent} of it is {group} ({dimension}).',
  'insight.change.sum.roseBeyond':
    '{measure} rose by {ratio:percent} from {from} to {to}; {group} ({dimension}) alone makes more than all of it.',
  'insight.change.sum.fell': '{measure} fell by {ratio:percent} from {from} to {to}.',
  'insight.change.sum.fellOf':
    '{measure} fell by {ratio:percent} from {from} to {to}; {share:percent} of it is {group} ({dimension}).',
  'insight.change.sum.fellBeyond':
    '{measure} fell by {ratio:percent} from {from} to {to}; {group} ({dimension}) alone makes more than all of it.',
  'insight.change.sum.went': '{measure} went from {before} in {from} to {after} in {to}.',
  'insight.change.mean.rose': '{measure} rose by {ratio:percent} on average from {from} to {to}.',
  'insight.change.mean.roseOf':
    '{measure} rose by {ratio:percent} on average from {from} to {to}; {share:percent} of it is {group} ({dimension}).',
  'insight.change.mean.roseBeyond':
    '{measure} rose by {ratio:percent} on average from {from} to {to}; {group} ({dimension}) alone makes more than all of it.',
  'insight.change.mean.fell': '{measure} fell by {ratio:percent} on average from {from} to {to}.',
  'insight.change.mean.fellOf':
    '{measure} fell by {ratio:percent} on average from {from} to {to}; {share:percent} of it is {group} ({dimension}).',
  'insight.change.mean.fellBeyond':
    '{measure} fell by {ratio:percent} on average from {from} to {to}; {group} ({dimension}) alone makes more than all of it.',
  'insight.change.mean.went': '{measure} went from {before} on average in {from} to {after} in {to}.',
  'insight.change.beside': 'Against {period} it is {ratio:signed}.',
  'insight.split.two': 'By {dimension}: {a} {byA}, {b} {byB}; together {change}.',
  'insight.split.three': 'By {dimension}: {a} {byA}, {b} {byB}, {c} {byC}; together {change}.',
  'insight.split.more': 'By {dimension}: {a} {byA}, {b} {byB}, {c} {byC}, all others {byRest}; together {change}.',
  'insight.split.effects':
    'By {dimension}: {rate} from values within its groups, {mix} from how much the groups weigh.',
  'insight.even':
    '{measure} is spread strikingly evenly over the {groups} values of {dimension}: {low} to {high} each.',
  'insight.evenRows':
    'Rows are spread strikingly evenly over the {groups} values of {dimension}: {low} to {high} each.',
  'insight.concentrated': '{leaders} of {groups} values of {dimension} make {share:percent} of {measure}.',
  'insight.concentratedRows': '{leaders} of {groups} values of {dimension} make {share:percent} of the rows.',
  'insight.outstanding':
    '{group} stands far above every other {dimension}: {value} of {measure}, {ratio} times the next.',
  'insight.outstandingRows': '{group} stands far above every other {dimension}: {value} rows, {ratio} times the next.',
  'insight.quality.missing':
    '{column} is missing in {share:percent} of the rows: its figures speak of the other {left:percent}.',
  'insight.quality.rejected': '{count} cells of {column} ({share:percent}) could not be read and count for nothing.',
  'insight.quality.placeholder':
    '{value} stands {count} times in {column}, far from all other values: it may mean "not known".',
  'insight.quality.ahead': '{column} has dates years ahead of today, such as {example}.',
  'insight.quality.dates': '{column} has dates that can hardly be meant, such as {example}.',
  'insight.columnsLeft': 'So many columns are not looked at together; left out: {names}.',
  'insight.unseen.quality': 'Time was over: what the columns lack was not looked at.',
  'insight.unseen.time': 'Time was over: changes, trends and seasons were not looked at.',
  'insight.unseen.groups': 'Time was over: groups and their shares were not looked at.',
  'insight.unseen.pairs': 'Time was over: what moves together was not looked at.',
  'insight.test.welch': "Welch's t test against all other rows",
  'insight.test.anova': 'Analysis of variance',
  'insight.test.rounds': 'Analysis of variance, also of each round by itself',
  'insight.test.slope': 'Test of the slope, for periods that hang together',
  'insight.test.step': "Welch's t test of both sides, for every place tried",
  'insight.test.outlier': 'Distance from the line, for every period',
  'insight.test.r': 'Test of the correlation',
  'insight.test.sums': 'Test of two totals, and of the change beside all earlier ones',
  'insight.test.means': "Welch's t test, and of the change beside all earlier ones",
  'insight.test.even': 'Chi-square of the totals, whether they differ less than by chance',
  'insight.test.uneven': 'Chi-square of the totals',
  'insight.test.gap': "Grubbs' test of logarithms, and of the first gap beside the next ones",
  'insight.effect.d': "Cohen's d",
  'insight.effect.eta2': 'Share of the differences explained',
  'insight.effect.share': 'Share',
  'insight.effect.r2': 'R²',
  'insight.effect.r': 'r',
  'insight.effect.change': 'Change',
  'insight.effect.evenness': "Pielou's evenness",
  'insight.effect.concentration': "Herfindahl's concentration",
  'insight.effect.ratio': 'Times the next',
  'insight.effect.mads': 'Distance in usual distances (MAD)',
} as const
