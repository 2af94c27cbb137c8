import iconv from 'iconv-lite'
import { mulberry32 } from '../../samples/random.ts'

/** A small text file that something went wrong with, and what was done to it. Same seed, same bytes. */
export interface SpoiltCsv {
  bytes: Buffer
  recipe: string[]
}

type Random = () => number
type Mutation = (bytes: Buffer, random: Random) => Buffer

export function spoilCsv(seed: number): SpoiltCsv {
  const random = mulberry32(seed * 2_654_435_761)
  const base = pick(random, Object.keys(bases))
  const encoding = random() < 0.6 ? 'utf8' : pick(random, encodings)
  let bytes = iconv.encode(bases[base]?.(random) ?? '', encoding, { addBOM: random() < 0.5 })
  const recipe = [base, encoding]
  for (let left = Math.floor(random() * 5); left > 0; left--) {
    const name = pick(random, Object.keys(mutations))
    bytes = mutations[name]?.(bytes, random) ?? bytes
    recipe.push(name)
  }
  return { bytes, recipe }
}

const encodings = ['utf8', 'utf16le', 'utf16be', 'win1252', 'latin1', 'shift_jis', 'gb18030', 'win1251', 'euc-kr']

const bases: Readonly<Record<string, (random: Random) => string>> = {
  orders: random =>
    lines(random, 60, i => `${i},2024-0${1 + (i % 9)}-1${i % 10},${number(random)},"Zoë ${i}"`, 'id,day,amount,name'),
  quoted: random =>
    lines(random, 30, i => `"a ""${i}""","first\nsecond, ${i}",${number(random)}`, '"who, exactly",note,value'),
  semicolons: random =>
    lines(random, 50, i => `${i};${number(random).replace('.', ',')};${i % 28}.03.2023`, 'Nr;Betrag;Tag'),
  tabs: random => lines(random, 40, i => `${i}\t${number(random)}\tßtraße ${i}`, 'n\tvalue\ttext'),
  bars: random => lines(random, 40, i => `${i}|${number(random)}|x`, 'n|value|text'),
  column: random => lines(random, 40, () => number(random), 'value'),
  wide: random => lines(random, 12, i => Array.from({ length: 60 }, (_, k) => i * k).join(','), names(60)),
  headless: random => lines(random, 40, i => `${i},${number(random)},${number(random)}`, '1,2,3'),
  report: random =>
    `Sales report\n"Made on, 2024-02-03"\n\n${lines(random, 20, i => `North,${i},${number(random)}`, 'Region,Units,Amount')}Total,,${number(random)}\n\nNote: by hand\n`,
  blank: random => lines(random, 20, i => (i % 3 === 0 ? '' : `${i}, ,NA,-`), 'a,b,c,d'),
  tiny: random => pick(random, ['a', 'a\n', 'a,b\n1,2', ',', '"', '\n\n\n', 'a,b\n', '1', '""\n""', ';;;\n;;;']),
}

const mutations: Readonly<Record<string, Mutation>> = {
  flipBytes: (bytes, random) => {
    const out = Buffer.from(bytes)
    for (let left = 1 + Math.floor(random() * 8); left > 0 && out.length > 0; left--)
      out[place(out, random)] = Math.floor(random() * 256)
    return out
  },
  truncate: (bytes, random) => bytes.subarray(0, place(bytes, random)),
  beheaded: (bytes, random) => bytes.subarray(Math.min(bytes.length, Math.floor(random() * 40))),
  cut: (bytes, random) => {
    const at = place(bytes, random)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + Math.floor(random() * 60))])
  },
  repeat: (bytes, random) => {
    const at = place(bytes, random)
    return insert(bytes, at, bytes.subarray(at, at + Math.floor(random() * 400)))
  },
  quotes: (bytes, random) => scatter(bytes, random, pick(random, ['"', '""', "'", '"\n', '\\"', ',"', '",'])),
  delimiters: (bytes, random) => scatter(bytes, random, pick(random, [',', ';', '\t', '|', ',,,,', ', ', ' ', '::'])),
  nulls: (bytes, random) => scatter(bytes, random, '\0'.repeat(1 + Math.floor(random() * 3))),
  lineEnds: (bytes, random) => scatter(bytes, random, pick(random, ['\r', '\r\n', '\n', '\n\n', '\u2028', '\v', '\f'])),
  carriages: bytes => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r'), 'latin1'),
  hugeField: (bytes, random) =>
    insert(
      bytes,
      place(bytes, random),
      Buffer.alloc(Math.floor(random() ** 4 * 3_000_000), pick(random, ['x', '9', '"', ','])),
    ),
  extremes: (bytes, random) => scatter(bytes, random, pick(random, extremes)),
  marks: (bytes, random) => insert(bytes, place(bytes, random), Buffer.from([0xef, 0xbb, 0xbf])),
  noise: (bytes, random) =>
    insert(bytes, place(bytes, random), Buffer.from(Array.from({ length: 40 }, () => Math.floor(random() * 256)))),
  twice: bytes => Buffer.concat([bytes, bytes]),
  mixedEncoding: (bytes, random) =>
    insert(bytes, place(bytes, random), iconv.encode('Übergröße, naïve, 日本語, Привет\n', pick(random, encodings))),
  escapes: (bytes, random) => scatter(bytes, random, '\\'),
}

const extremes = [
  '1e999',
  '-0',
  'NaN',
  'Infinity',
  '99999999999999999999999999999999999999999999',
  '0.00000000000000000000000000000000000001',
  '0001-01-01',
  '9999-12-31T23:59:59.999999999Z',
  '31/02/2024',
  '24:00:00',
  '=1+1',
  '\u202e\u0000',
  '\ud83d\ude00',
  '$1,234.50-',
  '１２３',
  '(5)',
  '1.2.3',
  '0x1F',
  'TRUE',
  'null',
]

function lines(random: Random, most: number, line: (i: number) => string, header: string): string {
  const end = random() < 0.3 ? '\r\n' : '\n'
  return [header, ...Array.from({ length: Math.floor(random() * most) }, (_, i) => line(i)), ''].join(end)
}

const names = (n: number) => Array.from({ length: n }, (_, k) => `c${k}`).join(',')
const number = (random: Random) => (random() * 10 ** Math.floor(random() * 9)).toFixed(2)
const place = (bytes: Buffer, random: Random) => Math.floor(random() * bytes.length)
const insert = (bytes: Buffer, at: number, what: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)])

function scatter(bytes: Buffer, random: Random, what: string): Buffer {
  let out = bytes
  for (let left = 1 + Math.floor(random() * 6); left > 0; left--)
    out = insert(out, place(out, random), Buffer.from(what))
  return out
}

function pick<T>(random: Random, of: readonly T[]): T {
  const found = of[Math.floor(random() * of.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
