import { expect, it } from 'vitest'
import { fenced, NOTICE, visible } from './untrusted.ts'

it('takes out what is not seen: control characters, turned writing, letters of the tag block', () => {
  expect(visible('a\u0000b\u001b[31mc\u0085d\r\ne\tf')).toBe('ab[31mcd\ne\tf')
  expect(visible('safe\u202eexe.txt\u2066x\u2069')).toBe('safeexe.txtx')
  expect(visible(`hi${String.fromCodePoint(0xe0049, 0xe0067, 0xe006e)}`)).toBe('hi')
})

it('leaves every script and its joiners as they are', () => {
  for (const text of ['می‌خواهم', 'क्ष', '日本語', '👩‍👧', 'naïve – “quoted”']) expect(visible(text)).toBe(text)
})

it('puts data between lines whose mark is new each time', () => {
  const [first, second] = [fenced('x'), fenced('x')]
  expect(first).toMatch(/^[^\n]+\n\[data (\w{12})\]\nx\n\[end of data \1\]$/)
  expect(first.startsWith(NOTICE)).toBe(true)
  expect(first).not.toBe(second)
})
