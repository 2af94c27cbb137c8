import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFile } from '../readers/readFile.ts'

const report = '../shared/data/mercari/Custom-sales-report_010117-053025_all.csv'
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'totals-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function totalsOf(path: string) {
  const outDir = mkdtempSync(join(folder, 'out-'))
  const [table] = (await readFile({ path, name: 'orders.csv', outDir })).tables
  return table?.receipt.totals
}

async function totalsOfText(lines: readonly string[]) {
  const path = join(folder, 'orders.csv')
  writeFileSync(path, lines.join('\n'))
  return totalsOf(path)
}

const orders = ['item,units,amount', ...Array.from({ length: 20 }, (_, i) => `thing ${i},2,"$1,000.50"`)]

test('a totals row that our sums equal is said to agree, in money with signs too', async () => {
  expect(await totalsOfText([...orders, 'Totals:,40,"$20,010.00"'])).toEqual({
    checked: 2,
    agreed: 2,
    disagreements: [],
  })
})

test('a totals row that is wrong is shown with both numbers', async () => {
  const totals = await totalsOfText([...orders, 'Totals:,40,"$20,010.01"'])
  expect(totals).toEqual({
    checked: 2,
    agreed: 1,
    disagreements: [{ columnId: 'c3', stated: 20010.01, computed: 20010, row: 22 }],
  })
})

const grouped = (subtotal: string, total: string) => [
  'region,item,units,amount',
  'North,a,1,"1,000.50"',
  'North,b,2,"1,000.50"',
  `Subtotal North,,3,"${subtotal}"`,
  'South,c,4,"1,000.50"',
  'Subtotal South,,4,"1,000.50"',
  `Grand total,,7,"${total}"`,
]

test('subtotals and the grand total are checked, each over its own rows, and none is loaded', async () => {
  expect(await totalsOfText(grouped('2,001.00', '3,001.50'))).toEqual({ checked: 2, agreed: 2, disagreements: [] })
})

test('a subtotal that is wrong is shown with its row and the rows it should sum', async () => {
  expect(await totalsOfText(grouped('2,001.01', '3,001.50'))).toEqual({
    checked: 2,
    agreed: 1,
    disagreements: [{ columnId: 'c4', stated: 2001.01, computed: 2001, row: 4, over: { from: 2, to: 3 } }],
  })
})

test('a grand total that counts the subtotals too is understood', async () => {
  expect(await totalsOfText(grouped('2,001.00', '6,003.00'))).toEqual({
    checked: 2,
    agreed: 1,
    disagreements: expect.anything(),
  })
  const doubled = grouped('2,001.00', '6,003.00').map(line => line.replace(',,7,', ',,14,'))
  expect(await totalsOfText(doubled)).toEqual({ checked: 2, agreed: 2, disagreements: [] })
})

test('a total may be dressed as no cell of its column is, stand above the rows, and be followed by a mean', async () => {
  const few = ['item,units,amount', ...Array.from({ length: 20 }, (_, i) => `thing ${i},2,100.50`)]
  expect(await totalsOfText([...few, 'Total (20 rows),40,"$2,010.00"', 'Average,2,100.50'])).toMatchObject({
    agreed: 2,
  })
  const [header = '', ...rows] = few
  expect(await totalsOfText([header, 'Total,40,2010.00', ...rows])).toMatchObject({ agreed: 2 })
})

test('a file without a totals row is not checked', async () => {
  expect(await totalsOfText(orders)).toEqual({ checked: 0, agreed: 0, disagreements: [] })
})

test('the sample of an order export agrees with its own totals', async () => {
  expect(await totalsOf('samples/shop-orders.csv')).toEqual({ checked: 2, agreed: 2, disagreements: [] })
})

test.skipIf(!existsSync(report))('a real seller’s report agrees in all 13 money columns', async () => {
  expect(await totalsOf(report)).toEqual({ checked: 13, agreed: 13, disagreements: [] })
})
