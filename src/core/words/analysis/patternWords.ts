/** Patterns in rows: few that make most, what comes together, what explains, what lies far out. */
export const patternWords = {
  'analysis.pareto.answer':
    '{leaders|One value|# values} of {group} ({ofGroups:percent} of {groups}) {leaders|makes|make} {share:percent} of {measure}.',
  'analysis.pareto.answerRows':
    '{leaders|One value|# values} of {group} ({ofGroups:percent} of {groups}) {leaders|makes|make} {share:percent} of the rows.',
  'analysis.pareto.first': '{name} alone makes {share:percent}.',
  'analysis.pareto.fifth': 'The largest fifth of {group} ({groups|one value|# values}) makes {share:percent}.',
  'analysis.pareto.notAbove':
    '{groups|One group has|# groups have} a sum that is not above zero; shares leave {groups|it|them} out.',
  'analysis.pareto.method': 'Pareto analysis (ABC classes)',
  'analysis.pareto.table': '{group}, the largest first',
  'analysis.pareto.picture': 'What each {group} brings, and together',
  'analysis.pareto.summary':
    'Bars of the {shown} largest of {groups} values with a line of their running share: {leaders|one makes|# make} {share:percent}.',
  'analysis.basket.answer':
    'Who takes {a} takes {b} in {confidence:percent} of the cases: {lift} times as often as everybody ({baskets} baskets).',
  'analysis.basket.none': 'No two items come together more often than chance ({baskets} baskets).',
  'analysis.basket.method': 'Association of pairs (support, confidence, lift)',
  'analysis.basket.table': 'What comes together',
  'analysis.basket.a': 'Who takes',
  'analysis.basket.b': 'also takes',
  'analysis.basket.baskets': 'Baskets',
  'analysis.basket.support': 'Of all baskets',
  'analysis.basket.confidence': 'Confidence',
  'analysis.basket.lift': 'Lift',
  'analysis.funnel.answer': '{share:percent} of those in {first} come to {last}.',
  'analysis.funnel.worst': 'Most are lost between {from} and {to}: {lost:percent}.',
  'analysis.funnel.inOrder':
    'Who reached a stage counts only when they reached every stage before it; when they did does not matter.',
  'analysis.funnel.rows': 'Rows of each stage are counted, whoever they are of.',
  'analysis.funnel.grows': 'A stage has more rows than the one before: is the order right?',
  'analysis.funnel.method': 'Counts of stages',
  'analysis.funnel.table': 'From stage to stage',
  'analysis.funnel.stage': 'Stage',
  'analysis.funnel.count': 'Reached',
  'analysis.funnel.ofFirst': 'Of the first stage',
  'analysis.funnel.ofBefore': 'Of the stage before',
  'analysis.drivers.answer':
    '{first} tells most about {measure}: it explains {share:percent} of the differences, then {second} with {next:percent}.',
  'analysis.drivers.only': '{first} tells most about {measure}: it explains {share:percent} of the differences.',
  'analysis.drivers.none': 'No column explains the differences in {measure} beyond chance.',
  'analysis.drivers.rest': '{columns|One further column explains|# further columns explain} nothing beyond chance.',
  'analysis.drivers.alone':
    'Each column is looked at by itself: what two explain together may be the same. It need not be a cause.',
  'analysis.drivers.method': 'Share of the differences explained, column by column',
  'analysis.drivers.table': 'What explains {measure}',
  'analysis.drivers.column': 'Column',
  'analysis.drivers.explains': 'Explains',
  'analysis.drivers.q': 'q',
  'analysis.outliers.answer':
    '{count|One value|# values} of {measure} ({share:percent}) {count|lies|lie} outside {low} to {high}.',
  'analysis.outliers.none': 'No value of {measure} lies outside {low} to {high}.',
  'analysis.outliers.effect': 'The mean of {measure} is {mean} with them and {without} without them.',
  'analysis.outliers.rule': 'A rule of distance: values far out may be right. Look at the rows before leaving any out.',
  'analysis.outliers.iqr': 'Distance from the quartiles (Tukey)',
  'analysis.outliers.mad': 'Distance from the median in usual distances (MAD)',
  'analysis.outliers.table': 'Furthest out',
  'analysis.outliers.row': 'Row',
} as const
