import type { ChartType } from '../../contract/chart.ts'
import type { AggregateName, TimePart, TimeUnit } from '../../contract/plan.ts'

/** What a phrase of a question does, whatever the table. */
export type Act =
  | { act: 'aggregate'; aggregate: AggregateName; p?: number }
  | { act: 'count' }
  | { act: 'distinct' }
  | { act: 'share' }
  | { act: 'rate' }
  | { act: 'by' }
  | { act: 'top'; direction: 'asc' | 'desc' }
  | { act: 'extreme'; direction: 'asc' | 'desc' }
  | { act: 'grain'; unit: TimeUnit }
  | { act: 'part'; part: TimePart }
  | { act: 'trend' }
  | { act: 'versus' }
  | { act: 'compare' }
  | { act: 'spread' }
  | { act: 'boxes' }
  | { act: 'relation'; isTurned: boolean }
  | { act: 'effect' }
  | { act: 'chart'; type: ChartType }
  | { act: 'list' }
  | { act: 'than'; op: 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne' }
  | { act: 'between' }
  | { act: 'not' }
  | { act: 'and' }
  | { act: 'with' }
  | { act: 'sort' }
  | { act: 'direction'; direction: 'asc' | 'desc' }
  | { act: 'names' }
  | { act: 'why' }
  | { act: 'moved' }
  | { act: 'change'; against: 'previousPeriod' | 'previousYear'; as: 'difference' | 'ratio' }
  | { act: 'running' }
  | { act: 'moving' }
  | { act: 'oftener' }
  | { act: 'missing' }
  | { act: 'present' }
  | { act: 'which' }
  | { act: 'all' }
  | { act: 'ranges' }
  | { act: 'period'; unit: TimeUnit }

const acts: readonly (readonly [Act, string])[] = [
  [
    { act: 'aggregate', aggregate: 'sum' },
    'total|sum|sum of|total of|in total|altogether|combined|sum up|add up|overall total|summed',
  ],
  [{ act: 'aggregate', aggregate: 'mean' }, 'average|mean|avg|on average|average of|mean of|typical|averaged|averages'],
  [{ act: 'aggregate', aggregate: 'median' }, 'median|median of|middle|medians'],
  [{ act: 'aggregate', aggregate: 'sd' }, 'standard deviation|standard deviation of|std|stdev|sd|std dev'],
  [{ act: 'aggregate', aggregate: 'max' }, 'maximum|max|maximum of|maximal'],
  [{ act: 'aggregate', aggregate: 'min' }, 'minimum|min|minimum of|minimal'],
  [
    { act: 'count' },
    'how many|number of|count|count of|how often|counts of|counts|numbers of|amount of|frequency of|frequency|tally',
  ],
  [
    { act: 'distinct' },
    'distinct|unique|different|distinct number of|number of different|number of distinct|number of unique|how many different|how many distinct|how many unique|count distinct|count unique',
  ],
  [
    { act: 'share' },
    'pct|pct of|%|% of|market share|market share of|share|share of|percent|percent of|percentage|percentage of|proportion|proportion of|fraction of|what part of|shares|percentages|shares of|as a percentage|in percent|as percent',
  ],
  [{ act: 'rate' }, 'rate|rates|rate of'],
  [
    { act: 'by' },
    'colour by|color by|colour =|color =|coloured|colored|by|per|for each|for every|in each|in every|at each|on each|of each|across|across all|grouped by|group by|split by|broken down by|breakdown by|break down by|split up by|divided by|within each|depending on|according to|for the different|for different|by each|by the|per each|for all|breakdown of|coloured by|colored by|for various|among',
  ],
  [
    { act: 'top', direction: 'desc' },
    'top|best|leading|strongest|best selling|bestselling|highest selling|top selling|highest grossing|best performing|most popular|most common|commonest|most frequent',
  ],
  [
    { act: 'top', direction: 'asc' },
    'bottom|worst|weakest|least popular|worst selling|lowest selling|least selling|worst performing|least common|least frequent|rarest',
  ],
  [
    { act: 'extreme', direction: 'desc' },
    'highest|largest|biggest|most|greatest|the most|longest|tallest|widest|deepest|richest|sells best|sold best|sell best|sells the most|sells most|performs best|performed best|has the best',
  ],
  [{ act: 'extreme', direction: 'asc' }, 'lowest|smallest|least|fewest|the least|the fewest|shortest|narrowest'],
  [
    { act: 'grain', unit: 'year' },
    'yearly|annual|annually|year by year|each year|every year|per annum|by year|per year|over the years|through the years|across years|from year to year|across the years',
  ],
  [{ act: 'grain', unit: 'quarter' }, 'quarterly|each quarter|every quarter|by quarter|per quarter|quarter by quarter'],
  [
    { act: 'grain', unit: 'month' },
    'monthly|each month|every month|by month|per month|month by month|over the months|from month to month|across months',
  ],
  [{ act: 'grain', unit: 'week' }, 'weekly|each week|every week|by week|per week|week by week'],
  [{ act: 'grain', unit: 'day' }, 'daily|each day|every day|by day|per day|day by day|by date|per date'],
  [{ act: 'grain', unit: 'hour' }, 'hourly|each hour|every hour|by hour|per hour'],
  [
    { act: 'part', part: 'dayOfWeek' },
    'by weekday|per weekday|by day of week|by day of the week|day of week|day of the week|days of the week|weekday|weekdays|each weekday|per day of the week|on which weekday|by weekdays',
  ],
  [
    { act: 'part', part: 'monthOfYear' },
    'by month of year|by month of the year|month of year|month of the year|by calendar month|calendar month|seasonality|seasonal pattern|seasonal',
  ],
  [
    { act: 'part', part: 'hourOfDay' },
    'by hour of day|by hour of the day|hour of the day|hour of day|time of day|by time of day',
  ],
  [{ act: 'part', part: 'quarterOfYear' }, 'quarter of the year|quarter of year|by quarter of the year'],
  [
    { act: 'trend' },
    'trend|trends|over time|evolution|evolution of|development|development of|trend of|trend in|timeline|history of|how did|how has|how have|developed|evolved|evolve|develop|through time|with time|in time|time series|time series of|course of|change over time|changed over time|changes over time|changing over time|progress of|progression of|over the course of time',
  ],
  [
    { act: 'versus' },
    'vs|versus|against|compared with|compared to|in comparison with|in comparison to|relative to|and how does it compare to',
  ],
  [
    { act: 'compare' },
    'compared|compare|comparison|comparison of|comparing|difference between|differences between|how do|how does|differ|differs|difference in|compares',
  ],
  [
    { act: 'spread' },
    'distribution|distribution of|histogram|histogram of|spread of|spread|how is|how are|distributed|frequency distribution of|how spread out|distributions of',
  ],
  [
    { act: 'boxes' },
    'box plot|boxplot|box plots|boxplots|box plot of|boxplot of|as a box plot|as boxplot|as box plot|box and whisker|as a boxplot|boxes|as box plots|as boxes|as boxplots',
  ],
  [
    { act: 'relation', isTurned: false },
    'relation|relationship|relationship between|relation between|correlation|correlation between|correlation of|correlate|correlated|correlates|scatter|scatter plot|scatterplot|scatter plot of|scatterplot of|scatter of|related|related to|connection between|association between|go together|linked|is linked to|linked to|relate|relate to|relates to|link between|as a scatter plot|as scatter|as a scatter|as a scatterplot|plotted against|relation of|relationship of',
  ],
  [
    { act: 'relation', isTurned: true },
    'depend on|depends on|depending|dependence of|influenced by|affected by|driven by|explained by|as a function of',
  ],
  [
    { act: 'effect' },
    'affect|affects|effect of|influence|influences|effect|impact|impact of|influence of|lead to|drive|drives',
  ],
  [
    { act: 'chart', type: 'line' },
    'as a line|line chart|as a line chart|line graph|as line|as lines|line plot|lines|as a line graph|linechart|line|a line',
  ],
  [
    { act: 'chart', type: 'bar' },
    'stacked bar|stacked|grouped bars|stacked bar chart|as a stacked bar chart|as stacked bars|stacked bars|grouped bar chart|as a grouped bar chart|horizontal bar chart|as a horizontal bar chart|as bars|bar chart|as a bar chart|bar graph|as bar|bars|as columns|column chart|barchart|bar plot|as a column chart|bar|as a bar graph',
  ],
  [{ act: 'chart', type: 'pie' }, 'as a pie|pie chart|as a pie chart|pie|as pie|donut|doughnut|donut chart|as a donut'],
  [{ act: 'chart', type: 'area' }, 'as an area|area chart|as an area chart|as area|area graph|stacked area|area plot'],
  [{ act: 'chart', type: 'heatmap' }, 'as a heatmap|heatmap|heat map|as a heat map|as heatmap|heatmap of|heat map of'],
  [{ act: 'chart', type: 'treemap' }, 'as a treemap|treemap|tree map|as a tree map|as treemap|treemap of'],
  [
    { act: 'chart', type: 'pivot' },
    'as a pivot|pivot table|pivot|as a pivot table|crosstab|cross table|cross tabulation|as a crosstab|pivot table of|crosstab of',
  ],
  [{ act: 'chart', type: 'table' }, 'as a table|in a table|table of|as table|tabulate'],
  [{ act: 'chart', type: 'histogram' }, 'as a histogram|as histogram'],
  [
    { act: 'list' },
    'list|list all|list the|show all|show me all|all the|find|find all|rows|show rows|show the rows|records|which rows|details of|list of|show me the rows|give me all|display all|rows of|show every',
  ],
  [
    { act: 'than', op: 'gt' },
    'above|over|more than|greater than|higher than|larger than|bigger than|exceeding|exceeds|exceed|bigger|longer than|>|better than|beyond|in excess of|was over|is over|is above|upwards of',
  ],
  [
    { act: 'than', op: 'ge' },
    'at least|>=|no less than|not less than|minimum of|from at least|or above|or more|or over|or higher|or larger|or older|or greater|or bigger',
  ],
  [
    { act: 'than', op: 'lt' },
    'under|below|less than|fewer than|lower than|smaller than|shorter than|<|is under|is below|beneath',
  ],
  [
    { act: 'than', op: 'le' },
    'at most|<=|no more than|not more than|up to|or less|or fewer|or lower|or below|or under|or younger|or smaller',
  ],
  [{ act: 'than', op: 'eq' }, 'exactly|equal to|equals|=|equal'],
  [{ act: 'than', op: 'ne' }, '!=|<>|not equal to'],
  [{ act: 'between' }, 'between|ranging from|in the range'],
  [
    { act: 'not' },
    'not|excluding|except|except for|without|other than|but not|apart from|no|non|exclude|ignoring|leaving out|excl|not in|not from|didn’t|didnt|wasnt|werent|did not|do not|were not|was not|is not|are not|isnt|arent|dont',
  ],
  [{ act: 'and' }, 'and|or|,|&|x|×|+|as well as|and also|plus|along with|together with|both'],
  [{ act: 'with' }, 'with|having|where|whose|that have|which have|that has|who have|with a|with an|that had'],
  [
    { act: 'sort' },
    'sort by|sorted by|order by|ordered by|ranked by|rank by|sort|sorted|ranked|rank|in order of|ranking of|ranking|arranged by',
  ],
  [
    { act: 'direction', direction: 'desc' },
    'descending|desc|highest first|largest first|in descending order|from high to low|high to low|from highest to lowest|from largest to smallest|biggest first|newest first|from highest',
  ],
  [
    { act: 'direction', direction: 'asc' },
    'ascending|asc|lowest first|smallest first|in ascending order|from low to high|low to high|from lowest to highest|from smallest to largest|oldest first',
  ],
  [{ act: 'names' }, 'alphabetically|in alphabetical order|alphabetical'],
  [
    { act: 'why' },
    'why|why did|why were|why was|why is|what caused|what explains|explain why|reason for|what drove|what is behind|why has|why have|whats behind',
  ],
  [
    { act: 'moved' },
    'drop|dropped|fall|fell|decrease|decreased|decline|declined|rise|rose|increase|increased|grow|grew|jump|jumped|go down|went down|go up|went up|change|changed|dip|dipped|slump|plunge|spike|the drop|the fall|the rise|go down in|so low|so high|down|up|crash|higher|lower',
  ],
  [
    { act: 'change', against: 'previousPeriod', as: 'ratio' },
    'change in|changes in|change of|quarter on quarter|quarter over quarter|week on week|day over day|growth|growth rate|growth of|percent change|percentage change|rate of change|growth in|month over month|mom|month on month|week over week|percent growth|relative change',
  ],
  [
    { act: 'change', against: 'previousYear', as: 'ratio' },
    'year over year|yoy|year on year|compared to the year before|year over year growth|year on year growth|yoy growth',
  ],
  [{ act: 'change', against: 'previousPeriod', as: 'difference' }, 'absolute change|change from the month before'],
  [
    { act: 'running' },
    'cumulative|running total|running total of|cumulated|cumulatively|accumulated|cumulative total|cumulative sum|running sum',
  ],
  [{ act: 'moving' }, 'moving average|moving average of|rolling average|rolling average of|rolling mean|moving mean'],
  [{ act: 'oftener' }, 'more often|more likely|more frequently|more|more then|less often|less likely'],
  [
    { act: 'missing' },
    'missing|unknown|empty|blank|null|not known|no value|not given|not recorded|unrecorded|undefined|is missing|are missing',
  ],
  [{ act: 'present' }, 'not missing|known|is known|recorded|not empty|not blank'],
  [
    { act: 'which' },
    'which|what are|who|in which|for which|on which|at which|what kind of|which of|from which|where is|where are',
  ],
  [{ act: 'all' }, 'all|every|each|any|overall'],
  [{ act: 'ranges' }, 'group|groups|bracket|brackets|range|ranges|band|bands|bins|bin|buckets|bucket'],
]

/** Words that carry no meaning of their own in a question. */
const fillers = new Set(
  `the a an of is are was were be been being do does did has have had there their its it this that these those them they he she his her my our we us i you your
  can could would should will want like need see tell show give get me please what whats how in on at to from for into out about as than so then also just only
  with when where who whose let lets display plot draw make create chart graph diagram picture visualize visualise view present put provide
  look looks looking know find if am im id ive any some much many value values data dataset column columns figure figures figured
  want wanted need needed use using used kindly hi hello hey thanks respectively
  year years months weeks quarters days came come comes go goes went gone take takes took taken happen happened happening within
  bring brings brought earn earned generate generated produce produced make made makes contribute contributed vary varies varied
  across one ones itself own each very really exactly actually currently per
  combination combinations travelling traveling only money-wise
  total-of`.split(/\s+/),
)

/** Verbs that say what things in tables do without saying which column is meant. */
const verbs = new Set(
  `released release published discovered discover discovery found placed ordered order boarded traveled travelled travel flew flown fly carried carry recorded
  listed dated left leave pay paid pays paying spend spent sold sell sells built made manufactured produced weigh weighs weighed cost costs live lives lived
  liked prefer prefers preferred belong belongs exist exists called named come from received receive delivered-to perform performed performs see sees saw gets got gives gave likes love loves tend tends reported registered occur occurs occurred achieve achieved score scored reached reach eat ate eating dined dining`.split(
    /\s+/,
  ),
)

interface Phrase {
  words: readonly string[]
  act: Act
}

const byFirst = new Map<string, Phrase[]>()
for (const [act, written] of acts)
  for (const phrase of written.split('|')) {
    const words = phrase.replaceAll(/[’']/g, '').split(' ')
    const [first = ''] = words
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, act }])
  }

/** The phrases that begin at a word, the longest first. */
export function phrasesAt(words: readonly string[], i: number): Phrase[] {
  const known = byFirst.get(words[i] ?? '') ?? []
  return known
    .filter(phrase => phrase.words.every((word, k) => words[i + k] === word))
    .sort((a, b) => b.words.length - a.words.length)
}

/** Every word that phrases are made of. */
export const phraseWords: ReadonlySet<string> = new Set(acts.flatMap(([, written]) => written.split(/[| ]/)))

export const isFiller = (word: string): boolean => fillers.has(word)
export const isVerb = (word: string): boolean => verbs.has(word)

/** Words that questions are made of: never a slip of something else. */
export const isSpoken = (word: string): boolean => fillers.has(word) || verbs.has(word) || byFirst.has(word)
