import { MAIN, writeXlsx } from '../test/support/xlsx.ts'

const CATEGORIES = Array.from({ length: 60 }, (_, i) => `Category ${i} &amp; more`)

/** A deterministic generator of 32-bit numbers (mulberry32). */
function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Twenty kinds of column as sales files have them; a column takes the kind of its number modulo twenty. */
function cellOf(column: number, row: number, next: () => number): string {
  const ref = `${letters(column)}${row}`
  const x = next()
  switch (column % 20) {
    case 0:
      return `<c r="${ref}"><v>${row}</v></c>`
    case 1:
      return `<c r="${ref}" t="s"><v>${Math.floor(x * CATEGORIES.length)}</v></c>`
    case 2:
      return `<c r="${ref}" s="1"><v>${40_000 + Math.floor(x * 5000)}</v></c>`
    case 3:
      return `<c r="${ref}" s="2"><v>${40_000 + Math.floor(x * 1e9) / 2e5}</v></c>`
    case 4:
      return `<c r="${ref}"><v>${Math.round(x * 1e6) / 100}</v></c>`
    case 5:
      return `<c r="${ref}"><v>${x * 1000}</v></c>`
    case 6:
      return `<c r="${ref}" s="3"><v>${Math.round(x * 1000) / 1000}</v></c>`
    case 7:
      return `<c r="${ref}" s="4"><v>${Math.round(x * 1e6) / 100}</v></c>`
    case 8:
      return `<c r="${ref}" t="b"><v>${x < 0.5 ? 0 : 1}</v></c>`
    case 9:
      return `<c r="${ref}" t="s"><v>${CATEGORIES.length + ((row * 7) % 20_000)}</v></c>`
    case 10:
      return x < 0.3 ? `<c r="${ref}" s="1"/>` : `<c r="${ref}"><v>${Math.floor(x * 100)}</v></c>`
    case 11:
      return `<c r="${ref}" t="str"><f>A${row}&amp;"-x"</f><v>${row}-x</v></c>`
    case 12:
      return `<c r="${ref}"><f>E${row}-E${row}</f><v>0</v></c>`
    case 13:
      return x < 0.02 ? `<c r="${ref}" t="e"><v>#N/A</v></c>` : `<c r="${ref}"><v>${Math.floor(x * 1e9)}</v></c>`
    case 14:
      return `<c r="${ref}" t="inlineStr"><is><t>note ${Math.floor(x * 500)}</t></is></c>`
    case 15:
      return ''
    case 16:
      return `<c r="${ref}"><v>${-x}</v></c>`
    case 17:
      return `<c r="${ref}" s="5"><v>${Math.floor(x * 86_400) / 86_400}</v></c>`
    default:
      return `<c r="${ref}" t="s"><v>${Math.floor(x * x * CATEGORIES.length)}</v></c>`
  }
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}

function* sheet(rows: number, columns: number): Generator<string> {
  const next = random(20)
  yield `<worksheet xmlns="${MAIN}"><sheetData>`
  let piece = ''
  for (let row = 1; row <= rows; row++) {
    piece += `<row r="${row}" spans="1:${columns}">`
    for (let column = 0; column < columns; column++) piece += cellOf(column, row, next)
    piece += '</row>'
    if (piece.length < 60_000) continue
    yield piece
    piece = ''
  }
  yield `${piece}</sheetData></worksheet>`
}

/** A workbook of so many rows and columns, the same at every run. */
export async function writeBenchWorkbook(path: string, rows: number, columns: number): Promise<void> {
  await writeXlsx(path, {
    strings: [...CATEGORIES, ...Array.from({ length: 20_000 }, (_, i) => `Customer number ${i}`)].map(
      s => `<t>${s}</t>`,
    ),
    formats: [14, 22, '0.0%', '#,##0.00\\ &quot;€&quot;', 'h:mm:ss'],
    parts: { 'xl/worksheets/sheet1.xml': () => sheet(rows, columns) },
  })
}
