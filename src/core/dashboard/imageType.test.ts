import { describe, expect, it } from 'vitest'
import { imageType } from './imageType.ts'

const bytes = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0))

describe('imageType', () => {
  it('knows the pictures that browsers draw and never run', () => {
    expect(imageType(bytes('\x89PNG\r\n\x1a\nrest'))).toBe('image/png')
    expect(imageType(bytes('\xff\xd8\xff\xe0JFIF'))).toBe('image/jpeg')
    expect(imageType(bytes('GIF89a'))).toBe('image/gif')
    expect(imageType(bytes('RIFF1234WEBPVP8 '))).toBe('image/webp')
  })

  it('takes nothing else for one: SVG, HTML, another RIFF, too few bytes', () => {
    const others = [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html>',
      'RIFF1234WAVE',
      '\x89PN',
      '',
      'GIF90a',
      ' GIF89a',
    ]
    expect(others.map(text => imageType(bytes(text)))).toEqual(others.map(() => null))
  })
})
