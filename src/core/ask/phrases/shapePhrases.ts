import type { Phrases } from '../act.ts'

/** How an answer is shown: as which chart, in what order, held against what. */
export const shapePhrases: Phrases = [
  [
    { act: 'versus' },
    'vs|versus|against|compared with|compared to|in comparison with|in comparison to|and how does it compare to',
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
]
