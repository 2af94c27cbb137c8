import { describe, expect, test } from 'vitest'
import { markedEncoding } from './encoding.ts'
import { fileKind, hasControlBytes } from './fileKind.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hex = (digits: string) => Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16))

describe('the kind of a file', () => {
  test.each([
    ['', 'empty'],
    ['504b030414000600', 'zip'],
    ['d0cf11e0a1b11ae1', 'compound'],
    ['50415231', 'parquet'],
    ['1f8b0800', 'gzip'],
    ['255044462d312e37', 'pdf'],
    ['89504e470d0a1a0a', 'image'],
  ])('is told by its first bytes %s: %s', (digits, kind) => {
    expect(fileKind(hex(digits))).toBe(kind)
  })

  test.each([
    ['a,b\n1,2\n', 'text'],
    ['[{"a": 1}]', 'json'],
    ['\ufeff{"a": 1}\n{"a": 2}', 'json'],
    ['{not json', 'text'],
    ['[note] all figures,1', 'text'],
    ['<!DOCTYPE html><table>', 'markup'],
    ['<5,>5\n1,2', 'text'],
  ])('of %j is %s', (text, kind) => {
    expect(fileKind(bytes(text))).toBe(kind)
  })

  test('is not text when control bytes abound', () => {
    expect(hasControlBytes(hex('00010203aabbccdd'))).toBe(true)
    expect(hasControlBytes(bytes('a\tb\r\n'))).toBe(false)
  })
})

describe('an encoding', () => {
  test.each([
    ['efbbbf41', 'utf-8', 3],
    ['fffe4100', 'utf-16le', 2],
    ['feff0041', 'utf-16be', 2],
    ['fffe000041000000', 'utf-32le', 4],
  ])('is told by the mark %s: %s', (digits, encoding, bomBytes) => {
    expect(markedEncoding(hex(digits))).toEqual({ encoding, bomBytes })
  })

  test('of two bytes is told by its NUL bytes', () => {
    const text = 'name,city\nann,oslo\n'
    const little = Uint8Array.from([...text].flatMap(letter => [letter.charCodeAt(0), 0]))
    expect(markedEncoding(little)).toEqual({ encoding: 'utf-16le', bomBytes: 0 })
    expect(markedEncoding(bytes(text))).toBeNull()
  })
})
