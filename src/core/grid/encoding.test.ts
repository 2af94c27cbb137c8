import { describe, expect, test } from 'vitest'
import { markedEncoding } from './encoding.ts'

function encoded(text: string, bytes: 2 | 4, isLittle: boolean): Uint8Array {
  const codes = [...text].map(character => character.codePointAt(0) ?? 0)
  const out = new DataView(new ArrayBuffer(codes.length * bytes))
  for (const [i, code] of codes.entries())
    if (bytes === 2) out.setUint16(i * 2, code, isLittle)
    else out.setUint32(i * 4, code, isLittle)
  return new Uint8Array(out.buffer)
}
const latin = 'name,city\nAnn,Oslo\nBob,Rome\n'.repeat(5)
const japanese = '名前,都市\n山田太郎さん,東京都千代田区\n鈴木一郎さん,大阪府大阪市\n'.repeat(5)

describe('without a mark', () => {
  test.each([
    ['utf-16le', 2, true],
    ['utf-16be', 2, false],
    ['utf-32le', 4, true],
    ['utf-32be', 4, false],
  ] as const)('%s is told by where its NULs stand', (encoding, bytes, isLittle) => {
    expect(markedEncoding(encoded(latin, bytes, isLittle))).toEqual({ encoding, bomBytes: 0 })
    expect(markedEncoding(encoded(japanese, bytes, isLittle))).toEqual({ encoding, bomBytes: 0 })
  })

  test.each([
    ['UTF-8', new TextEncoder().encode(latin)],
    ['text with a NUL or two', new TextEncoder().encode(`${latin}a\u0000b\u0000\n`)],
    ['binary numbers', Uint8Array.from({ length: 4000 }, (_, i) => (i * 37) % 5)],
  ])('%s is none of them', (_, bytes) => {
    expect(markedEncoding(bytes)).toBeNull()
  })
})
