import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mulberry32 } from '../samples/random.ts'

const regions = ['North', 'South', 'East', 'West', 'Centre']
const statuses = ['Delivered', 'Returned', 'Cancelled', 'Open']
const header = 'order_id,order_date,region,brand,sku,quantity,price,discount,amount,weight_kg,status,note'

/** Orders of a made-up shop, about 109 bytes a row: 9,200 rows are a megabyte. Every 5,000th quantity is no number. */
export async function writeCsv(path: string, rows: number): Promise<void> {
  const random = mulberry32(42)
  const out = createWriteStream(path)
  const start = Date.UTC(2019, 0, 1)
  let chunk = `${header}\n`
  for (let i = 0; i < rows; i++) {
    const day = new Date(start + Math.floor((i / rows) * 2200) * 86_400_000).toISOString().slice(0, 10)
    const quantity = i % 5000 === 4999 ? 'several' : String(1 + Math.floor(random() * 9))
    const price = (random() * 200 + 1).toFixed(2)
    const discount = i % 7 === 0 ? '' : (random() * 0.3).toFixed(3)
    const amount = (Number(price) * 3 * (1 - Number(discount))).toFixed(2)
    chunk += `SO-${String(10_000_000 + i)},${day},${regions[i % 5]},brand ${Math.floor(random() * 50)},sku-${Math.floor(random() * 10_000)},${quantity},${price},${discount},${amount},${(random() * 40).toFixed(4)},${statuses[Math.floor(random() * 4)]},"packed by hand, line ${i % 97}"\n`
    if (chunk.length > 1 << 20) {
      if (!out.write(chunk)) await once(out, 'drain')
      chunk = ''
    }
  }
  out.end(chunk)
  await once(out, 'close')
}
