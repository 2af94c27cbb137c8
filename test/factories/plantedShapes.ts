import { mulberry32, normal } from '../../samples/random.ts'
import { channels, type PlantedTable } from './planted.ts'

const sellers = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gil', 'Hal', 'Ida', 'Jon', 'Kay', 'Leo']
const categories = ['Audio', 'Books', 'Garden', 'Kitchen']
const BATCHES = 6
const DAY_MS = 86_400_000
const FIRST = Date.UTC(2022, 0, 1)
/** The last whole month, and its end; the data go on for six days. */
const LAST = Date.UTC(2023, 5, 1)
const END = Date.UTC(2023, 6, 1)
const DAYS = (END - FIRST) / DAY_MS + 6

interface Hidden {
  star: string
  mover: string
  isRise: boolean
}

/**
 * A table of 2,500 to 5,000 rows over eighteen months and a few days of the next, with three facts in it beside columns of
 * chance: in the last whole month a category brings four times its rows or (then half of all) none; one of twelve sellers
 * has four times the rows of any other; six batches take turns.
 */
export function plantedShapes(seed: number, { withFacts }: { withFacts: boolean }): PlantedTable {
  const random = mulberry32(seed + 1_000_000)
  const n = 2500 + Math.floor(random() * 2501)
  const pick = (names: readonly string[]) => names[Math.floor(random() * names.length)] ?? ''
  const hidden: Hidden = { star: pick(sellers), mover: pick(categories), isRise: random() < 0.5 }
  const { star, mover, isRise } = hidden
  const sold = withFacts ? [...sellers, star, star, star] : sellers
  const kinds = withFacts && !isRise ? [...categories, mover, mover] : categories
  const places = Array.from({ length: n }, () => ({ ms: dayOf(random), category: pick(kinds) })).flatMap(place =>
    Array.from({ length: withFacts ? timesIn(hidden, place) : 1 }, () => place),
  )
  const turns = Array.from({ length: Math.ceil(places.length / BATCHES) }, () => shuffled(random)).flat()
  const lines = places.map(({ ms, category }, i) => {
    const batch = withFacts ? (turns[i] ?? 0) : Math.floor(random() * BATCHES)
    const sales = (80 * Math.exp(0.4 * normal(random))).toFixed(2)
    const rating = (50 + 10 * normal(random)).toFixed(2)
    const date = new Date(ms).toISOString().slice(0, 10)
    return [date, category, pick(sold), `Batch ${batch + 1}`, pick(channels), sales, rating].join(',')
  })
  const planted = [
    { kind: 'change', columns: ['Date', 'Category'] },
    { kind: 'outstanding', columns: ['Seller'], about: star },
    { kind: 'evenness', columns: ['Batch'], about: 'even' },
  ]
  const head = 'Date,Category,Seller,Batch,Channel,Sales,Rating score'
  return { csv: [head, ...lines].join('\n'), planted: withFacts ? planted : [] }
}

function dayOf(random: () => number): number {
  return FIRST + Math.floor(random() * DAYS) * DAY_MS
}

function timesIn({ mover, isRise }: Hidden, { ms, category }: { ms: number; category: string }): number {
  if (category !== mover || ms < LAST || ms >= END) return 1
  return isRise ? 4 : 0
}

/** The batches, each once, in an order of chance. */
function shuffled(random: () => number): number[] {
  const left = Array.from({ length: BATCHES }, (_, i) => i)
  return left.map((_, i) => {
    const at = i + Math.floor(random() * (BATCHES - i))
    const [here, there] = [left[i] ?? 0, left[at] ?? 0]
    left[at] = here
    left[i] = there
    return there
  })
}
