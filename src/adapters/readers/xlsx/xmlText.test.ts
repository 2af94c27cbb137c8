import { expect, test } from 'vitest'
import { unescapeText } from './escapes.ts'
import { richText } from './richText.ts'
import { xmlElements } from './xmlElements.ts'
import { xmlText } from './xmlText.ts'

/** The text of a part that arrives in pieces of so many bytes. */
async function textOf(part: string | Buffer, pieceBytes: number): Promise<string> {
  const bytes = Buffer.from(part as string)
  async function* pieces() {
    for (let i = 0; i < bytes.length; i += pieceBytes) yield bytes.subarray(i, i + pieceBytes)
  }
  let text = ''
  for await (const piece of xmlText(pieces(), 'part.xml')) text += piece
  return text
}

const MESSY =
  '\ufeff<?xml version="1.0"?>\r\n<!-- a <row> that is none -->\n<a>1\r\n2\r3<!-- <b> --!> --><![CDATA[<&>]] ]]>é😀<c/>!</a>\n'
const CLEAN = '<a>1\n2\n3&lt;&amp;&gt;]] é😀<c/>!</a>\n'

test.each([1, 2, 3, 5, 7, 16, 1000])('comments, CDATA and line ends are settled in pieces of %i bytes', async size => {
  expect(await textOf(MESSY, size)).toBe(CLEAN)
})

test.each([3, 4, 1000])('UTF-16 is read in pieces of %i bytes', async size => {
  expect(await textOf(Buffer.from('\ufeff<a>é😀</a>', 'utf16le'), size)).toBe('<a>é😀</a>')
  expect(await textOf(Buffer.from('\ufeff<a>é😀</a>', 'utf16le').swap16(), size)).toBe('<a>é😀</a>')
})

test.each([1, 9, 1000])('a DOCTYPE is refused wherever the prolog has it, in pieces of %i bytes', async size => {
  const part = `<?xml version="1.0"?><!--${'x'.repeat(5000)}--> <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`
  await expect(textOf(part, size)).rejects.toMatchObject({ code: 'doctype_refused' })
})

test.each([
  ['no XML', 'malformed_part'],
  ['', 'malformed_part'],
  [`<!--${'x'.repeat(200_000)}`, 'malformed_part'],
  ['<a><!ENTITY b "c"></a>', 'malformed_part'],
  ['<a><!-- never ends', 'malformed_part'],
  ['<?xml version="1.0" encoding="Shift_JIS"?><a/>', 'unsupported_encoding'],
])('%.30s is refused', async (part, code) => {
  await expect(textOf(part, 1000)).rejects.toMatchObject({ code })
})

test.each([
  ['&lt;&#x1F600;&#128512;&amp;amp;', '<😀😀&amp;'],
  ['&unknown; &#x110000; & ;', '&unknown; \ufffd & ;'],
  ['a_x000D_b', 'a\rb'],
  ['_x005F_x000D_', '_x000D_'],
  ['_xD83D__xDE00_', '😀'],
  ['my_xfile_', 'my_xfile_'],
])('%s reads %s', (xml, text) => {
  expect(unescapeText(xml)).toBe(text)
})

test.each([
  ['<t>plain</t>', 'plain'],
  ['<t xml:space="preserve"> kept </t>', ' kept '],
  ['<t/>', ''],
  ['<r><rPr><b/><tint x="1"/></rPr><t>rich </t></r><r><t>text</t></r>', 'rich text'],
  ['<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>', '東京'],
  ['<t>a</t><t>b</t>', 'ab'],
])('the string %s reads %s', (xml, text) => {
  expect(richText(xml, '')).toBe(text)
  expect(richText(xml.replaceAll(/<(\/?)/g, '<$1x:'), 'x:')).toBe(text)
})

test('elements are told with their attributes in either quotes, any prefix and any character', () => {
  const xml = `<a><x:sheet name="a > b &amp; 'c'" r:id='rId1' __proto__="p"/><sheets/><sheet name = "d">e</sheet>`
  const found = [...xmlElements(xml, new Set(['sheet']))].map(e => [e.name, Object.fromEntries(e.attributes)])
  expect(found).toEqual([
    [
      'sheet',
      Object.fromEntries([
        ['name', "a > b & 'c'"],
        ['id', 'rId1'],
        ['__proto__', 'p'],
      ]),
    ],
    ['/sheet', {}],
    ['sheet', { name: 'd' }],
    ['/sheet', {}],
  ])
})
