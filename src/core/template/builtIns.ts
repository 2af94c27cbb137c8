import { finance } from './builtIn/finance.ts'
import { inventory } from './builtIn/inventory.ts'
import { marketing } from './builtIn/marketing.ts'
import { music } from './builtIn/music.ts'
import { salesOverview } from './builtIn/sales.ts'
import { survey } from './builtIn/survey.ts'
import { timeSeries } from './builtIn/timeSeries.ts'
import { videoGames } from './builtIn/videoGames.ts'
import type { Template } from './template.ts'

/** The templates that come with the product. */
export const builtIns: readonly Template[] = [
  salesOverview,
  finance,
  marketing,
  inventory,
  survey,
  timeSeries,
  videoGames,
  music,
]
