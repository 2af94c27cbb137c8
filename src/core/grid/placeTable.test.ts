import { describe, expect, test } from 'vitest'
import type { TableSetting } from '../../contract/settings.ts'
import { headerCells, placeTable } from './placeTable.ts'
import { shapeRow } from './shapeRow.ts'

const cells = (text: string) => text.split('\n').map(line => line.split(',').map(cell => cell || null))

function place(text: string, setting?: Partial<TableSetting>) {
  const grid = cells(text)
  const found = placeTable({
    rows: grid.map(shapeRow),
    from: 0,
    to: Number.POSITIVE_INFINITY,
    setting,
    hasWidths: true,
  })
  return { ...found, names: headerCells(grid, found, 0).map(row => row.map(cell => cell ?? '').join(',')) }
}

describe('a table in its grid', () => {
  test('begins below a title, its data below its header', () => {
    expect(place('Report\nname,n\nann,1\nbob,2')).toMatchObject({ header: 1, headerRows: 1, first: 2, width: 2 })
  })

  test.each([
    ['name,weight,price\n,kg,USD\nann,61,3.5\nbob,82,4.5', 2],
    ['name,weight,price\n,,\n,(kg),[USD]\nann,61,3.5\nbob,82,4.5', 3],
  ])('has its units apart from its names', (text, first) => {
    expect(place(text)).toMatchObject({ headerRows: 1, units: [null, 'kg', 'USD'], first })
  })

  test.each([
    ['numbers in their order', 'a,b\n1,4,5\n2,6,7\n3,8,9'],
    ['names of the rows', 'mpg,cyl\nMazda,21,6\nDatsun,22.8,4\nHornet,21.4,6'],
  ])('has an unnamed first column where rows begin with %s', (_, text) => {
    expect(place(text)).toMatchObject({ offset: 1, width: 3 })
    expect(place(text).names[0]?.startsWith(',')).toBe(true)
  })

  test.each([
    ['the last cell has no name', 'id,b\n1,4,5\n2,6,7\n3,8,9'],
    ['rows end with a delimiter', 'a,b\n1,4,\n2,6,\n3,8,'],
  ])('has names where they stand when %s', (_, text) => {
    expect(place(text).offset).toBe(0)
  })

  test('is a range of its rows and columns when a person says so', () => {
    expect(place('x,y,z\na,b,c\n1,2,3\n4,5,6\n7,8,9', { range: 'B2:C4' })).toMatchObject({
      header: 1,
      first: 2,
      end: 4,
      left: 1,
      width: 3,
      names: [',b,c'],
    })
  })
})
