import type { Phrases } from '../act.ts'

/** What an answer is parted by, and how many of its groups are wanted. */
export const groupPhrases: Phrases = [
  [
    { act: 'by' },
    'colour by|color by|colour =|color =|coloured|colored|by|per|for each|for every|in each|in every|at each|on each|of each|across|across all|grouped by|group by|split by|broken down by|breakdown by|break down by|split up by|divided by|within each|depending on|according to|for the different|for different|by each|by the|per each|for all|breakdown of|coloured by|colored by|for various|whether|by whether|and whether|among',
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
    'most often|most frequently|highest|largest|biggest|most|greatest|the most|longest|tallest|widest|deepest|richest|sells best|sold best|sell best|sells the most|sells most|performs best|performed best|has the best',
  ],
  [
    { act: 'extreme', direction: 'asc' },
    'least often|lowest|smallest|least|fewest|the least|the fewest|shortest|narrowest',
  ],
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
    'trend|trends|developing|evolving|progressing|trending|over the period|over the years|over model years|over time|evolution|evolution of|development|development of|trend of|trend in|timeline|history of|how did|how has|how have|developed|evolved|evolve|develop|through time|with time|in time|time series|time series of|course of|change over time|changed over time|changes over time|changing over time|progress of|progression of|over the course of time',
  ],
  [
    { act: 'which' },
    'which|what are|who|in which|for which|on which|at which|what kind of|which of|from which|where is|where are',
  ],
  [{ act: 'all' }, 'all|every|either|both|each|any|overall'],
  [{ act: 'ranges' }, 'group|groups|bracket|brackets|range|ranges|band|bands|bins|bin|buckets|bucket'],
]
