import { expect, it } from 'vitest'
import { commonName } from './commonName.ts'
import { worthSending } from './worthSending.ts'

it('calls files after how all their names begin', () => {
  expect(commonName([{ name: 'sales-2023.csv' }, { name: 'sales-2024.csv' }])).toBe('sales')
  expect(commonName([{ name: 'Sales report (1).xlsx' }, { name: 'Sales report (2).xlsx' }])).toBe('Sales report')
})

it('calls files with nothing in common after the first', () => {
  expect(commonName([{ name: 'towns.csv' }, { name: 'people.json' }])).toBe('towns')
  expect(commonName([{ name: 'a1.csv' }, { name: 'a2.csv' }])).toBe('a1')
})

it('calls the files of one folder after it', () => {
  const files = [
    { name: 'may.csv', path: '/accounts/may.csv' },
    { name: 'june.csv', path: '/accounts/2024/june.csv' },
  ]
  expect(commonName(files)).toBe('accounts')
  expect(commonName([...files, { name: 'x.csv', path: './x.csv' }])).toBe('may')
})

it('leaves out what systems and programs put beside the files of people', () => {
  const names = ['.DS_Store', '~$Budget.xlsx', '.~lock.a.ods#', 'Thumbs.db', 'desktop.ini', 'Budget.xlsx', 'a~b.csv']
  expect(worthSending(names.map(name => ({ name }))).map(({ name }) => name)).toEqual(['Budget.xlsx', 'a~b.csv'])
})
