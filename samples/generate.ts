import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gameSales } from './gameSales.ts'
import { music } from './music.ts'
import { shopOrders } from './shopOrders.ts'

/** Every sample file and how it is made; `tsx samples/generate.ts` writes them. */
export const samples = [
  {
    name: 'video-game-sales.csv',
    title: 'Video game sales',
    description: '4,000 made-up games: platform, year, genre and sales by region.',
    make: gameSales,
  },
  {
    name: 'shop-orders.csv',
    title: 'Shop orders',
    description: 'An export as they come: notes above the header, money with signs, a totals row.',
    make: shopOrders,
  },
  {
    name: 'music-tastes.csv',
    title: 'Music tastes',
    description: 'Age, gender and favourite genre of 300 made-up people.',
    make: music,
  },
]

if (process.argv[1]?.endsWith('generate.ts')) {
  const folder = import.meta.dirname
  for (const { name, make } of samples) writeFileSync(join(folder, name), make())
  const list = samples.map(({ name, title, description }) => ({ name, title, description }))
  writeFileSync(join(folder, 'samples.json'), `${JSON.stringify(list, null, 2)}\n`)
}
