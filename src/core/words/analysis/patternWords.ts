/** Patterns in groups: few that make most. */
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
} as const
