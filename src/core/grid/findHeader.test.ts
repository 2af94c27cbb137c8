import { describe, expect, test } from 'vitest'
import { cellShape } from './cellShape.ts'
import { findTable } from './findHeader.ts'

const find = (lines: string) =>
  findTable(lines.split('\n').map(line => shape(line.split(',').map(cell => (cell === '' ? null : cell)))))
const shape = (cells: (string | null)[]) => ({ cells, shapes: cells.map(cellShape) })

describe('the table in a grid', () => {
  test('begins with its header when words stand over numbers', () => {
    expect(find('name,n\nann,1\nbob,2')).toEqual({ start: 0, headerRows: 1, width: 2 })
  })

  test('has a header of words over words when these do not recur', () => {
    expect(find('name,city\nann,Oslo\nbob,Bergen')).toEqual({ start: 0, headerRows: 1, width: 2 })
  })

  test('has no header when its first row is like the others', () => {
    expect(find('1,2020-01-01\n2,2020-01-02\n3,2020-01-03').headerRows).toBe(0)
    expect(find('ann,Oslo\nbob,Oslo\neve,Oslo').headerRows).toBe(0)
  })

  test('begins with a row of few cells when numbers stand there where they do below', () => {
    const rows = 'ALFETTA,3,81,8,101\nGREMLIN,4,79,9,102\nPACER,4,89,11,103'
    expect(find(`ALFA ROMEO,,,,100\n${rows}`)).toMatchObject({ start: 0, headerRows: 0 })
    expect(find(`Cars,of 1978,,,\n${rows}`)).toMatchObject({ start: 1, headerRows: 0 })
  })

  test('may be headed by years', () => {
    expect(find('country,2019,2020,2021\nNorway,1.5,2.5,3.5\nSweden,4,5,6').headerRows).toBe(1)
    expect(find('2019,2020,2021\n15,25,35\n41,52,63').headerRows).toBe(1)
  })

  test('begins below a preamble, padded or not', () => {
    expect(find('My report,,\nMade by,Ann,\n,,\nname,n,m\nann,1,2\nbob,3,4\neve,5,6')).toEqual({
      start: 3,
      headerRows: 1,
      width: 3,
    })
  })

  test('begins below particulars of two cells, however narrow it is', () => {
    const above = 'Generated on,2025-05-30,,\nPeriod,January to March,,\n'
    const table = 'code,day,region,fee\nm1,2024-03-25,South,19.99\nm2,2024-03-26,,7.00\nm3,2024-03-27,West,1.00'
    expect(find(above + table)).toEqual({ start: 2, headerRows: 1, width: 4 })
  })

  test('has no group in a line of particulars above its groups', () => {
    expect(find('Period,January to March,,\n,Sales,Dates,\nref,day,name,tax\nA,1,x,3\nB,4,y,6\nC,5,z,7').start).toBe(1)
  })

  test('has no group in particulars that an empty column sets over its first name', () => {
    const above = ',Seller,jane,\n'
    expect(find(`${above},SKU,Title,Price\n\n,m1,mug,1.50\n,m2,cup,2.25`)).toMatchObject({ start: 1, headerRows: 1 })
  })

  test('has no names in particulars of half of its columns with a blank row below them', () => {
    const rows = 'm1,2024-03-25,19.99,mug\nm2,2024-03-26,7.00,cup\nm3,2024-03-27,1.00,jar'
    expect(find(`Period,January to March,,\n,,,\n${rows}`)).toMatchObject({ start: 2, headerRows: 0 })
    expect(find(`Period,January to March,,\n${rows}`)).toMatchObject({ start: 0, headerRows: 1 })
  })

  test('may call its numbers by "No"', () => {
    expect(find(',Details,,2025\nNo,Region,tax,day\n1,A,19.99,2024-03-25\n2,B,3.50,2024-03-26').headerRows).toBe(2)
  })

  test('may have groups over groups over its names', () => {
    expect(find(',Plan,,Actual\n,Costs,,Sales\ncode,units,price,sum\nA,1,2,3\nB,4,5,6')).toEqual({
      start: 0,
      headerRows: 3,
      width: 4,
    })
  })

  test('may have a blank row between groups and names', () => {
    expect(find(',Costs,2025,\n,,,\nOrder,Paid,Price,Gross\n1,yes,19.99,3.50\n2,no,7.00,4.25').headerRows).toBe(3)
  })

  test('begins below notes in several cells, at the fullest row of words', () => {
    expect(find('at,the,top\nor,,more\nname,n,m,k\nann,1,2,3\nbob,3,4,5').start).toBe(2)
  })

  test('has two header rows where units stand under the names, or groups over them', () => {
    expect(find('name,weight,height\n,kg,cm\nann,61,170\nbob,82,181').headerRows).toBe(2)
    expect(find(',2019,,2020,\nshop,units,price,units,price\nA,1,2,3,4\nB,5,6,7,8')).toEqual({
      start: 0,
      headerRows: 2,
      width: 5,
    })
  })

  test('is as wide as most of its rows when the header is shorter', () => {
    expect(find('a,b\n1,2,3\n4,5,6\n7,8,9').width).toBe(3)
    expect(find('a,b\n1,2\n4,5,6\n7,8\n9,9').width).toBe(2)
  })

  test('is nowhere in a grid of blanks', () => {
    expect(find(',\n,')).toEqual({ start: 0, headerRows: 0, width: 0 })
  })
})
