import { mulberry32, normal, pick, record } from './random.ts'

const ROWS = 4000
/** Platform, first and last year, weight. All names are made up. */
const platforms = [
  ['Orion', 1984, 1993, 6],
  ['Orion II', 1991, 2000, 9],
  ['Pocket One', 1989, 2001, 6],
  ['Vector', 1995, 2004, 14],
  ['Pocket Two', 2001, 2008, 8],
  ['Vector 2', 2000, 2011, 22],
  ['Cube', 2001, 2007, 6],
  ['Duo', 2004, 2013, 20],
  ['Vector 3', 2006, 2015, 13],
  ['Arc', 2005, 2014, 13],
  ['Motion', 2006, 2012, 13],
  ['Desktop', 1988, 2017, 9],
  ['Trio', 2011, 2016, 5],
  ['Vector 4', 2013, 2017, 4],
  ['Arc One', 2013, 2017, 3],
] as const
/** Genre, weight, and its share of sales in North America, Europe and Japan. */
const genres = [
  ['Action', 20, 0.5, 0.3, 0.09],
  ['Sports', 14, 0.51, 0.28, 0.1],
  ['Misc', 10, 0.5, 0.27, 0.13],
  ['Role-Playing', 9, 0.35, 0.2, 0.38],
  ['Shooter', 8, 0.56, 0.3, 0.04],
  ['Adventure', 8, 0.44, 0.27, 0.22],
  ['Racing', 7.5, 0.49, 0.32, 0.08],
  ['Platform', 5.5, 0.54, 0.24, 0.16],
  ['Simulation', 5, 0.47, 0.29, 0.16],
  ['Fighting', 5, 0.5, 0.23, 0.19],
  ['Strategy', 4, 0.39, 0.26, 0.28],
  ['Puzzle', 3.5, 0.51, 0.21, 0.24],
] as const
const makers = [
  'Northlight',
  'Blue Harbor',
  'Kestrel Games',
  'Fable & Sons',
  'Ironwood',
  'Studio Hane',
  'Paperboat',
  'Quarry Lane',
  'Tidal Nine',
  'Lumen Forge',
  'Old Mill',
  'Sable Works',
  'Redline Arcade',
  'Monolith Bay',
  'Little Comet',
  'Sunday Machine',
]
const firsts = [
  'Silent',
  'Turbo',
  'Crystal',
  'Iron',
  'Star',
  'Lost',
  'Neon',
  'Royal',
  'Wild',
  'Deep',
  'Golden',
  'Phantom',
  'Sky',
  'Thunder',
  'Hidden',
  'Solar',
  'Velvet',
  'Rogue',
  'Frozen',
  'Electric',
]
const seconds = [
  'Kingdom',
  'Racer',
  'Tactics',
  'League',
  'Odyssey',
  'Garden',
  'Legends',
  'Frontier',
  'Puzzle',
  'Arena',
  'Harvest',
  'Squadron',
  'Chronicle',
  'Drift',
  'Temple',
  'Horizon',
  'Circuit',
  'Mansion',
  'Voyage',
  'Fist',
]

interface Game {
  name: string
  platform: string
  year: string
  genre: string
  maker: string
  sales: [number, number, number, number]
}

/** Made-up video games in the layout of the well-known public sales file: eleven columns, sales in millions of copies. */
export function gameSales(seed = 1984): string {
  const random = mulberry32(seed)
  const games = Array.from({ length: ROWS }, () => game(random)).sort((a, b) => total(b) - total(a))
  const header = 'Rank,Name,Platform,Year,Genre,Publisher,NA_Sales,EU_Sales,JP_Sales,Other_Sales,Global_Sales'
  const lines = games.map((g, i) => {
    const parts = g.sales.map(cents => (cents / 100).toString())
    return record([i + 1, g.name, g.platform, g.year, g.genre, g.maker, ...parts, (total(g) / 100).toString()])
  })
  return `${[header, ...lines].join('\n')}\n`
}

/** Copies in hundredths of a million, so that the parts add up to the cent. */
const total = (g: Game) => g.sales.reduce((a, b) => a + b, 0)

function game(random: () => number): Game {
  const platform = pick(
    random,
    platforms.map(p => [p, p[3]] as const),
  )
  const genre = pick(
    random,
    genres.map(g => [g, g[1]] as const),
  )
  const size = Math.exp(normal(random) * 1.25 + 2.6)
  const share = (s: number) => Math.max(0, Math.round(size * s * (1 + 0.35 * normal(random))))
  const sales: Game['sales'] = [share(genre[2]), share(genre[3]), share(genre[4]), share(0.08)]
  if (sales[0] + sales[1] + sales[2] + sales[3] === 0) sales[0] = 1
  return {
    name: nameOf(random),
    platform: platform[0],
    year: random() < 0.016 ? 'N/A' : String(yearIn(random, platform[1], platform[2])),
    genre: genre[0],
    maker:
      random() < 0.004
        ? 'N/A'
        : pick(
            random,
            makers.map((m, i) => [m, 16 / (i + 1.5)] as const),
          ),
    sales,
  }
}

/** The middle of a platform's life sees most of its games. */
function yearIn(random: () => number, first: number, last: number): number {
  return Math.round(first + ((random() + random()) / 2) * (last - first))
}

function nameOf(random: () => number): string {
  const word = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? ''
  const number = random() < 0.35 ? ` ${2 + Math.floor(random() * 6)}` : ''
  const place = random() < 0.3 ? `: ${word(firsts)} ${word(seconds)}` : ''
  return `${word(firsts)} ${word(seconds)}${number}${place}`
}
