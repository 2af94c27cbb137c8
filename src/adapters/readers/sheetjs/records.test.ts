import { expect, test } from 'vitest'
import { neededRecords } from './neededRecords.ts'
import { withoutFormulas } from './withoutFormulas.ts'

/** A record of an .xls: its type, and what it holds. */
function record(type: number, length: number): Buffer {
  const bytes = Buffer.alloc(4 + length)
  bytes.writeUInt16LE(type, 0)
  bytes.writeUInt16LE(length, 2)
  return bytes
}

test('formulas of an .xls are no longer read, the values they had are', () => {
  const formula = record(0x0006, 30)
  formula.writeUInt16LE(8, 4 + 20)
  const number = record(0x0203, 14)
  const [beginning, array] = [record(0x0809, 16), record(0x0221, 20)]
  const stream = withoutFormulas(Buffer.concat([beginning, formula, array, number]))
  expect(stream.readUInt16LE(20)).toBe(0x0006)
  expect(stream.readUInt16LE(20 + 4 + 20)).toBe(0xffff)
  expect(stream.readUInt16LE(20 + 34)).toBe(0x001d)
  expect(stream.readUInt16LE(20 + 34 + 24)).toBe(0x0203)
})

test('a formula of an .xls that is too short to be one is passed over', () => {
  const stream = withoutFormulas(Buffer.concat([record(0x0809, 16), record(0x0206, 15), record(0x0203, 14)]))
  expect(stream.readUInt16LE(20)).toBe(0x001d)
  expect(stream.readUInt16LE(20 + 19)).toBe(0x0203)
})

test('a stream of another kind stays as it is', () => {
  const stream = Buffer.from(record(0x0009, 4))
  expect(withoutFormulas(Buffer.from(stream))).toEqual(stream)
  expect(withoutFormulas(Buffer.alloc(0))).toEqual(Buffer.alloc(0))
})

/** A shared text of an .xlsb: "ab", and the runs it says it has. */
function sharedText({ runs, rich = 1, length = 2 }: { runs: number; rich?: number; length?: number }): Buffer {
  const text = Buffer.alloc(5 + 4 + 4 + 4)
  text[0] = rich
  text.writeUInt32LE(length, 1)
  text.write('ab', 5, 'utf16le')
  text.writeUInt32LE(runs, 9)
  return Buffer.concat([Buffer.from([0x13, text.length]), text])
}

test('a text of an .xlsb that counts more than its record holds is refused', () => {
  expect(() => neededRecords('p', sharedText({ runs: 1 }))).not.toThrow()
  expect(() => neededRecords('p', sharedText({ runs: 0xffffffff, rich: 0 }))).not.toThrow()
  for (const lie of [{ runs: 0xffffffff }, { runs: 5 }, { runs: 1, length: 4_000_000_000 }])
    expect(() => neededRecords('p', sharedText(lie))).toThrow('damaged_file')
})

test('a record of an .xlsb that does not end is refused', () => {
  expect(() => neededRecords('p', Buffer.from([0x91, 0x01, 0x05, 0, 0]))).toThrow('a record does not end')
})

/** A record of an .xlsb, its type below 128. */
function part(type: number, ...bytes: number[]): Buffer {
  return Buffer.from([type, bytes.length, ...bytes])
}

test('formulas, names and links of an .xlsb are not handed on, cells and texts are', () => {
  const [name, cell, text] = [
    part(0x27, 1, 2, 3),
    part(5, ...Array(16).fill(0)),
    part(17, 0, 0, 0, 0, 1, 0, 0, 0, 97, 0),
  ]
  const link = Buffer.from([0xee, 0x03, 2, 9, 9])
  expect(neededRecords('p', Buffer.concat([name, cell, link, text]))).toEqual(Buffer.concat([cell, text]))
})

test('a text of a cell, a format or a sheet of an .xlsb that is longer than its record is refused', () => {
  expect(() => neededRecords('p', part(17, 0, 0, 0, 0, 255, 255, 255, 255))).toThrow('longer than its record')
  expect(() => neededRecords('p', part(44, 0, 0, 2, 0, 0, 0, 97, 0))).toThrow('longer than its record')
  const sheet = [...Array(8).fill(0), 255, 255, 255, 255]
  expect(() => neededRecords('p', Buffer.from([0x9c, 0x01, 18, ...sheet, 1, 0, 0, 0, 97, 0]))).not.toThrow()
  expect(() => neededRecords('p', Buffer.from([0x9c, 0x01, 18, ...sheet, 9, 0, 0, 0, 97, 0]))).toThrow('longer than')
})
