import { describe, expect, it } from 'vitest'
import type { ColumnType, Role } from '../../contract/column.ts'
import { type RoleEvidence, roleOf } from './role.ts'

const evidence = (name: string, type: ColumnType, more: Partial<RoleEvidence> = {}): RoleEvidence => ({
  name,
  type,
  nonNull: 1000,
  distinct: 400,
  min: 10,
  max: 5000,
  averageLength: type === 'text' ? 12 : 0,
  averageWords: type === 'text' ? 2 : 0,
  texts: [],
  ...more,
})

const unique = { distinct: 1000 }

describe('roleOf', () => {
  it.each<[Role, string, RoleEvidence]>([
    ['constant', 'one value', evidence('country', 'text', { distinct: 1 })],
    ['constant', 'nothing at all', evidence('notes', 'text', { nonNull: 0, distinct: 0 })],
    ['identifier', 'a rank', evidence('Rank', 'integer', { ...unique, min: 1, max: 1000 })],
    [
      'identifier',
      'a row number without a name for it',
      evidence('Spalte 1', 'integer', { ...unique, min: 0, max: 999 }),
    ],
    ['identifier', 'a nameless first column', evidence('Unnamed: 0', 'integer', { ...unique, min: 0, max: 999 })],
    ['identifier', 'an id with gaps', evidence('customerId', 'integer', { ...unique, min: 7, max: 900_000 })],
    [
      'identifier',
      'long numbers of one length',
      evidence('article', 'integer', { ...unique, texts: ['40012345', '40012346'] }),
    ],
    [
      'identifier',
      'a code text',
      evidence('order', 'text', { ...unique, averageWords: 1, texts: ['A-1001', 'A-1002'] }),
    ],
    ['identifier', 'e-mail addresses, repeated or not', evidence('contact', 'text', { texts: ['a@b.com', 'c@d.org'] })],
    ['identifier', 'web addresses', evidence('page', 'text', { texts: ['https://a.b/c', 'www.d.e'] })],
    ['identifier', 'phone numbers', evidence('Phone Number', 'text', { ...unique, averageWords: 1 })],
    ['identifier', 'post codes by the hundred', evidence('zip', 'integer')],
    ['dimension', 'a key of few groups', evidence('vendor_id', 'integer', { distinct: 12 })],
    ['dimension', 'a class in figures', evidence('pclass', 'integer', { distinct: 3, min: 1, max: 3 })],
    ['dimension', 'zeros and ones', evidence('survived', 'integer', { distinct: 2, min: 0, max: 1 })],
    ['dimension', 'months in figures', evidence('Month', 'integer', { distinct: 12, min: 1, max: 12 })],
    ['dimension', 'two-digit model years', evidence('model_year', 'integer', { distinct: 13, min: 70, max: 82 })],
    ['dimension', 'true and false', evidence('alone', 'boolean', { distinct: 2 })],
    ['dimension', 'repeating words', evidence('city', 'text', { distinct: 300 })],
    ['dimension', 'states of a small table', evidence('state', 'text', { nonNull: 51, distinct: 51 })],
    ['time', 'a year', evidence('Year', 'integer', { distinct: 39, min: 1980, max: 2020 })],
    ['time', 'a date', evidence('born', 'date')],
    ['measure', 'a price', evidence('price', 'decimal', unique)],
    [
      'measure',
      'whole amounts that never repeat',
      evidence('population', 'integer', { ...unique, min: 501, max: 9_000_000 }),
    ],
    ['measure', 'a count of few', evidence('num_doors', 'integer', { distinct: 4, min: 2, max: 5 })],
    ['measure', 'a rating in stars', evidence('rating', 'integer', { distinct: 5, min: 1, max: 5 })],
    ['measure', 'a latitude', evidence('Latitude', 'double', unique)],
    ['measure', 'values of a thousand that are no year', evidence('weight', 'integer', { min: 1600, max: 2100 })],
    ['text', 'titles', evidence('Name', 'text', { distinct: 700, averageWords: 4 })],
    ['text', 'long text', evidence('story', 'text', { distinct: 300, averageLength: 200, averageWords: 30 })],
    ['text', 'comments', evidence('comments', 'text', { distinct: 90 })],
    ['text', 'first names', evidence('first_name', 'text', { distinct: 200 })],
  ])('%s: %s', (role, _, given) => {
    expect(roleOf(given)).toBe(role)
  })
})
