import { createHash } from 'node:crypto'
import { mulberry32 } from '../../samples/random.ts'

/** A CSV file of which the truth is known. */
export interface TruthfulCsv {
  seed: number
  fileName: string
  text: string
  rows: number
  /** Sum of the column `amount` in hundredths. */
  amountHundredths: number
  sha256: string
}

const regions = ['North', 'South', 'East', 'West', 'Centre']

/** Orders with a few cells that are no numbers, the same for the same seed; fewer rows are the first of more. */
export function makeCsv(seed: number, rows: number): TruthfulCsv {
  const random = mulberry32(seed)
  const lines = ['order_id,day,region,units,amount,note']
  let amountHundredths = 0
  for (let i = 0; i < rows; i++) {
    const day = new Date(Date.UTC(2021, 0, 1) + Math.floor(random() * 1000) * 86_400_000).toISOString().slice(0, 10)
    const hundredths = Math.floor(random() * 100_000)
    amountHundredths += hundredths
    const units = i % 900 === 899 ? 'several' : String(1 + Math.floor(random() * 20))
    const region = regions[Math.floor(random() * regions.length)]
    lines.push(`S${seed}-${i},${day},${region},${units},${(hundredths / 100).toFixed(2)},"line ${i}, ""as told"""`)
  }
  const text = `${lines.join('\n')}\n`
  const sha256 = createHash('sha256').update(text).digest('hex')
  return { seed, fileName: `orders ${seed}.csv`, text, rows, amountHundredths, sha256 }
}
