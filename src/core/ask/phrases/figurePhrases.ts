import type { Phrases } from '../act.ts'

/** What is computed: sums, averages, counts, shares, changes. */
export const figurePhrases: Phrases = [
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
    'pct|pct of|%|% of|market share|market share of|market shares|share|share of|percent|percent of|percentage|percentage of|proportion|proportion of|fraction of|what part of|shares|percentages|shares of|as a percentage|in percent|as percent',
  ],
  [{ act: 'rate' }, 'rate|rates|rate of'],
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
  [
    { act: 'moving' },
    'moving average|moving|rolling|moving averages|moving average of|rolling average|rolling average of|rolling mean|moving mean',
  ],
  [{ act: 'oftener' }, 'more often|more likely|more frequently|more|more then|less often|less likely'],
]
