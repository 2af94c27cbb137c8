import { mulberry32, normal } from '../../samples/random.ts'

/** What is hidden in a table: the kind of finding, columns it is of, and (of a group) its value. */
export interface Planted {
  kind: string
  columns: string[]
  about?: string
}

export interface PlantedTable {
  csv: string
  planted: Planted[]
}

const regions = ['North', 'South', 'East', 'West', 'Centre']
export const channels = ['Shop', 'Online', 'Phone']
const products = ['Lamp', 'Chair', 'Table', 'Shelf', 'Rug', 'Clock', 'Vase', 'Frame']
const DAYS = 3 * 365
const FIRST = Date.UTC(2021, 0, 1)

/**
 * A table of 500 to 5,000 rows over three years with six facts in it, each in a column of its own, beside two columns of
 * chance: a trend and a step of about a standard deviation, a yearly season of half of one, a region with d = 0.5, a
 * channel that explains about a tenth, and two columns with r = 0.3. Without facts all columns are chance.
 */
export function plantedCourses(seed: number, { withFacts }: { withFacts: boolean }): PlantedTable {
  const random = mulberry32(seed)
  const n = 500 + Math.floor(random() * 4501)
  const region = regions[Math.floor(random() * regions.length)] ?? 'North'
  const jump = DAYS * (0.25 + 0.5 * random())
  const phase = random() * 2 * Math.PI
  const sign = random() < 0.5 ? -1 : 1
  const on = withFacts ? 1 : 0
  const level = 100
  const lines = Array.from({ length: n }, () => {
    const day = Math.floor(random() * DAYS)
    const pick = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? ''
    const [where, how, what] = [pick(regions), pick(channels), pick(products)]
    const chance = () => normal(random)
    const x = chance()
    const values = [
      chance() + on * sign * 1.2 * (day / DAYS),
      chance() + on * 0.5 * Math.sin((2 * Math.PI * day) / 365.25 + phase),
      chance() + on * sign * (day >= jump ? 0.8 : 0),
      chance() + on * (where === region ? 0.5 : 0),
      chance() + on * (how === 'Shop' ? 0.4 : how === 'Online' ? 0 : -0.4),
      x,
      on === 1 ? 0.3 * x + Math.sqrt(1 - 0.09) * chance() : chance(),
      chance(),
      chance(),
    ]
    const date = new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10)
    return [date, where, how, what, ...values.map(value => (level + 10 * value).toFixed(2))].join(',')
  })
  const head = 'Date,Region,Channel,Product,Effort,Warmth,Price level,Rating score,Weight,Height,Width,Depth,Noise'
  return {
    csv: [head, ...lines].join('\n'),
    planted: withFacts
      ? [
          { kind: 'trend', columns: ['Date', 'Effort'] },
          { kind: 'season', columns: ['Date', 'Warmth'] },
          { kind: 'step', columns: ['Date', 'Price level'] },
          { kind: 'group', columns: ['Region', 'Rating score'], about: region },
          { kind: 'driver', columns: ['Channel', 'Weight'] },
          { kind: 'correlation', columns: ['Height', 'Width'] },
        ]
      : [],
  }
}
