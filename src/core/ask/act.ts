import type { ChartType } from '../../contract/chart.ts'
import type { AggregateName, TimePart, TimeUnit } from '../../contract/plan.ts'

/** What a phrase of a question does, whatever the table. */
export type Act =
  | { act: 'aggregate'; aggregate: AggregateName; p?: number | undefined }
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

/** Acts, each with the phrases that say it, parted by bars. */
export type Phrases = readonly (readonly [Act, string])[]
