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
  'analysis.compare.higher':
    '{value} is higher for {high} (average {highMean}) than for {low} (average {lowMean}): the difference is {difference}, between {from} and {to} ({p}).',
  'analysis.compare.larger':
    '{value} tends to be larger for {high} (middle value {highMedian}) than for {low} (middle value {lowMedian}) ({p}).',
  'analysis.compare.higherPaired':
    'Row by row {high} (average {highMean}) is higher than {low} (average {lowMean}): the difference is {difference}, between {from} and {to} ({p}).',
  'analysis.compare.largerPaired': 'Row by row {high} tends to be larger than {low} ({p}).',
  'analysis.compare.samePaired': 'No difference between {first} and {second} can be told from these rows ({p}).',
  'analysis.compare.differs':
    '{value} differs between the {groups} groups of {by}: on average {highMean} for {high}, {lowMean} for {low} ({p}).',
  'analysis.compare.differsRanked':
    '{value} differs between the {groups} groups of {by}: the middle value is {highMedian} for {high}, {lowMedian} for {low} ({p}).',
  'analysis.compare.same': 'No difference of {value} between {first} and {second} can be told from these rows ({p}).',
  'analysis.compare.sameAll':
    'No difference of {value} between the {groups} groups of {by} can be told from these rows ({p}).',
  'analysis.compare.unknown': 'Whether {value} differs cannot be told: it does not vary within the groups.',
  'analysis.compare.explains': '{by} explains {share:percent} of the differences of {value}.',
  'analysis.compare.small': 'The difference is small: {g} standard deviations.',
  'analysis.compare.medium': 'The difference is of middle size: {g} standard deviations.',
  'analysis.compare.large': 'The difference is large: {g} standard deviations.',
  'analysis.compare.pairsDiffer':
    '{count|One pair|# pairs} of groups {count|differs|differ} beyond chance, of {pairs}.',
  'analysis.compare.sampled': 'Ranks are of a sample of {rows} rows.',
  'analysis.compare.why.welch': "Welch's t-test was chosen: it allows the two groups spreads of their own.",
  'analysis.compare.why.equal': 'Analysis of variance was chosen: nothing speaks against groups that spread alike.',
  'analysis.compare.why.unequal': "Welch's analysis of variance was chosen, because the groups spread differently.",
  'analysis.compare.why.smallOdd':
    'A test of ranks was chosen, because a group has fewer than 30 values and they do not follow a bell curve.',
  'analysis.compare.why.paired': 'A paired t-test was chosen: the two columns belong together row by row.',
  'analysis.compare.why.counts': 'A chi-square test was chosen: both columns hold groups.',
  'analysis.compare.why.fewCounts':
    "Fisher's exact test was chosen, because a cell would hold fewer than five rows by chance.",
  'analysis.compare.why.asked': 'This test was asked for.',
  'analysis.compare.assumes.normal':
    'The values of each group follow a bell curve, or the groups have 30 values or more.',
  'analysis.compare.assumes.normalDifferences': 'The differences follow a bell curve, or there are 30 or more.',
  'analysis.compare.assumes.spread': 'The groups spread alike.',
  'analysis.compare.assumes.shape':
    'The groups have distributions of like shape; else the test tells more than a difference of middle values.',
  'analysis.compare.assumes.independent': 'The rows do not depend on each other.',
  'analysis.compare.assumes.counts': 'Every cell would hold at least five rows if there were no link.',
  'analysis.compare.leastExpected': 'The least expected count is {least}.',
  'analysis.compare.shapiro': 'Shapiro-Wilk, the least of the groups: {p}; the smallest group has {n} values.',
  'analysis.compare.brownForsythe': 'Brown-Forsythe F = {F}, {p}.',
  'analysis.compare.method.t': "Student's t-test",
  'analysis.compare.method.welch': "Welch's t-test",
  'analysis.compare.method.pairedT': 'Paired t-test',
  'analysis.compare.method.anova': 'One-way analysis of variance, pairs by Tukey',
  'analysis.compare.method.welchAnova': "Welch's analysis of variance, pairs by Games and Howell",
  'analysis.compare.method.mannWhitney': 'Mann-Whitney test of ranks',
  'analysis.compare.method.wilcoxon': 'Wilcoxon test of signed ranks',
  'analysis.compare.method.kruskalWallis': 'Kruskal-Wallis test of ranks, pairs by Dunn',
  'analysis.compare.method.chiSquare': 'Chi-square test of independence',
  'analysis.compare.method.fisher': "Fisher's exact test",
  'analysis.compare.test': 'Test',
  'analysis.compare.groupsTable': '{value} by {by}',
  'analysis.compare.columnsTable': '{value} and {by}',
  'analysis.compare.pairsTable': 'Which groups differ',
  'analysis.compare.group': 'Group',
  'analysis.compare.with': 'With',
  'analysis.compare.n': 'Values',
  'analysis.compare.mean': 'Average',
  'analysis.compare.sd': 'Standard deviation',
  'analysis.compare.median': 'Median',
  'analysis.compare.low': 'From',
  'analysis.compare.high': 'To',
  'analysis.compare.difference': 'Difference',
  'analysis.compare.p': 'p',
  'analysis.compare.picture': 'Average {value} by {by}, with its uncertainty',
  'analysis.compare.columnsPicture': 'Averages of {value} and {by}, with their uncertainty',
  'analysis.compare.summary':
    'Averages of {value} for {groups} groups: highest {highMean} for {high}, lowest {lowMean} for {low}.',
  'analysis.compare.shares': '{value} in each {group}',
  'analysis.compare.sharesSummary':
    'A matrix of {rows} by {columns} cells: the shares of each {value} in each {group}.',
} as const
