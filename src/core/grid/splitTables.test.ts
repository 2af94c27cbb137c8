import { describe, expect, test } from 'vitest'
import { splitTables } from './splitTables.ts'

const grid = (text: string) => text.split('\n').map(line => ({ cells: line.split(',').map(cell => cell || null) }))
const spans = (text: string, hasWidths = true) =>
  splitTables(grid(text), { hasWidths }).map(({ from, to, title }) => [from, to, title])

const orders = 'order,item,price\n1,mug,4.50\n2,cup,3.25\n3,jar,7.00'
const people = 'name,city,born\nann,Oslo,1990-02-01\nbob,Rome,1985-11-30'

describe('several tables in rows', () => {
  test('a header of other names after a blank row begins a table', () => {
    expect(spans(`${orders}\n\n${people}`)).toEqual([
      [0, 5, null],
      [5, 8, null],
    ])
  })

  test('also where the rows do not say how wide they are', () => {
    expect(spans(`${orders}\n,,\n,,\n${people}`, false)).toEqual([
      [0, 6, null],
      [6, 9, null],
    ])
  })

  test('a line above the second header is its title, and belongs to it', () => {
    expect(spans(`${orders}\n\nOur people\n\n${people}`)).toEqual([
      [0, 5, null],
      [5, 10, 'Our people'],
    ])
  })

  test('what stands above the first table belongs to it', () => {
    expect(spans(`Report of the shop\nSeller,Jane\n\n${orders}\n\n${people}`)).toEqual([
      [0, 8, null],
      [8, 11, null],
    ])
  })

  test('a small table above a large one is a table, too', () => {
    const large = `a,b,c,d,e\n${Array.from({ length: 300 }, (_, i) => `x,y,${i},${i},z`).join('\n')}`
    expect(spans(`${orders}\n\n${large}`)).toEqual([
      [0, 5, null],
      [5, 306, null],
    ])
  })

  test('without a blank row, another width and other names do', () => {
    expect(spans(`${orders}\ncountry,people\nNorway,5000000\nChad,17000000`)).toEqual([
      [0, 4, null],
      [4, 7, null],
    ])
  })

  test('words under words are a table when their rows are of another width', () => {
    expect(spans(`${orders}\n\nname,city,job,pet\nann,Oslo,baker,dog\nbob,Rome,smith,cat`)).toEqual([
      [0, 5, null],
      [5, 8, null],
    ])
  })

  test('three tables are three, far apart as they may be', () => {
    const long = `n,word\n${Array.from({ length: 5000 }, (_, i) => `${i},w${i % 7}`).join('\n')}`
    expect(spans(`${long}\n\n${people}\n\n${orders}`)).toEqual([
      [0, 5002, null],
      [5002, 5006, null],
      [5006, 5010, null],
    ])
  })
})

describe('one table', () => {
  test.each([
    ['blank rows between its rows', `${orders}\n\n4,pot,1.00\n\n5,pan,2.00`],
    ['every other row blank', orders.replaceAll('\n', '\n\n')],
    [
      'two header rows said again and a blank row below them',
      `,2025,Costs\n${orders}\n,,\n,2025,Costs\norder,item,price\n,,\n4,pan,9.00\n5,pot,8.00`,
    ],
    ['a line of particulars in three cells above the names', `2024 - 2025\n,Generated,2025-05-30\nReport\n${orders}`],
    ['a header said again', `${orders}\n\n${orders}`],
    [
      'a header said again without its units',
      `id,day,fee\n,dd/mm/yyyy,USD\n1,2024-01-01,2.0\n2,2024-01-02,3.0\n\nid,day,fee\n3,2024-01-03,1.0`,
    ],
    ['totals after a blank row', `${orders}\n\nTotal,,14.75`],
    ['a note after a blank row', `${orders}\n\nGenerated on 2024-01-01\nAll prices in dollars`],
    ['particulars after a blank row', `${orders}\n\nPrepared by:,Jane\nDepartment:,Sales`],
    ['words alone, with a blank row', 'name,city\nann,Oslo\nbob,Rome\n\neve,Bonn\ndan,Kiel\nida,Bern'],
    ['a row that is short and one that is long', `${orders}\n4,pot\n5,pan,2.00,x\n6,lid,1.00`],
    [
      'truth values and a short row',
      `id,name,paid,fee\nm1,A,yes,2.00\nm2,B,no,3.00\nm3,C,no\nm4,D,yes,1.00\nm5,E,no,2.00`,
    ],
    ['one column of lines', 'title\n\nfirst line\n\nsecond line\nthird'],
    [
      'many particulars above it',
      `Seller,Jane\nFrom,2024-01-01\nTo,2024-02-01\nCurrency,USD\nOrders,12\nShop,Blue cup\n\n${orders}`,
    ],
    ['particulars above it', `Seller,Jane\nFrom,2024-01-01\nTo,2024-02-01\n\n${orders}`],
  ])('stays one with %s', (_, text) => {
    expect(spans(text)).toHaveLength(1)
  })
})
