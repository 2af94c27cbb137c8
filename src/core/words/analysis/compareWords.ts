/** Comparisons of groups and of columns of groups. */
export const compareWords = {
  'analysis.association.single':
    'Whether {first} and {second} hang together cannot be told: one of them has a single value.',
  'analysis.association.none': 'No link between {first} and {second} can be told from these rows (V = {v}, {p}).',
  'analysis.association.hardly': '{first} and {second} are linked, but hardly (V = {v}, {p}).',
  'analysis.association.weak': '{first} and {second} are weakly linked (V = {v}, {p}).',
  'analysis.association.moderate': '{first} and {second} are moderately linked (V = {v}, {p}).',
  'analysis.association.strong': '{first} and {second} are strongly linked (V = {v}, {p}).',
  'analysis.compare.fewExpected':
    '{share:percent} of the cells would hold fewer than five rows if there were no link: take the p of chi-square with care.',
} as const
