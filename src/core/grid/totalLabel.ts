/**
 * What the label of a row says it is: the sum of all, the sum of a part, a part named by its group ("North Total"), or
 * another figure of the rows above (their mean, their number).
 */
export type TotalLabel =
  | { kind: 'total' | 'subtotal' | 'summary'; group: null }
  | { kind: 'group'; group: string; isPart: boolean }

const TOTAL = [
  'grand totals?',
  '(?:overall|net|final|report|sum|running) totals?',
  'totals?',
  'totals? (?:general|overall|sum|amount|net)',
  'sums?',
  'gesamt(?:summen?|betrag|ergebnis|total)?',
  'summen?',
  'endsumme',
  'insgesamt',
  'total g[ée]n[ée]ral',
  'totaux',
  'totaux g[ée]n[ée]raux',
  'ensemble total',
  'total(?:e|i)(?: (?:generale|complessivo|generali))?',
  'somma',
  'tota(?:l|les|is) (?:geral|general|generales|gerais)',
  'totales',
  'totais',
  'sumas?(?: total| całkowita)?',
  'soma(?: total)?',
  '(?:eind)?totaal',
  'razem',
  'ogółem',
  'łącznie',
  'celkem',
  'sou[čc]et',
  'spolu',
  'mindösszesen',
  'összesen',
  'végösszeg',
  'yhteensä',
  'summa(?: totalt)?',
  'totalsumma?',
  'totalt',
  'i ?alt',
  'sammanlagt',
  'kokku',
  'kopā',
  'iš viso',
  '(?:genel )?toplam',
  'ukup(?:no|an iznos)',
  'skupaj',
  '(?:общий )?итог(?:о)?(?: общий)?',
  'всего',
  'разом',
  'усього',
  'общо',
  'всичко',
  '(?:γενικό )?σύνολο',
  'סה["״]?כ',
  'סך הכל',
  '(?:ال)?إجمالي',
  '(?:ال)?مجموع(?: الكلي)?',
  '合計',
  '総計',
  '合计',
  '总计',
  '總計',
  '총?합계',
  '총계',
  'รวม(?:ทั้งหมด|ทั้งสิ้น)?',
  'tổng(?: cộng)?',
  'jumlah(?: total)?',
  '(?:कुल )?योग',
  'कुल',
]

const SUBTOTAL = [
  'sub[- ]?totals?',
  'zwischensummen?',
  'teilsummen?',
  'sous[- ]?tota(?:l|ux)',
  'sub[- ]?totale',
  'totale parziale',
  'sub[- ]?totaal',
  'tota(?:l|is) parcia(?:l|is)',
  'suma parcial',
  'sub[- ]?totais',
  'suma częściowa',
  'podsuma',
  'mezisou[čc]et',
  'medzisúčet',
  'részösszeg',
  'välisumma',
  'vahesumma',
  'mellansumma',
  'delsum(?:ma)?',
  'ara toplam',
  'подытог',
  'промежуточный итог',
  'промежуточные итоги',
  'проміжний підсумок',
  'μερικό σύνολο',
  '小計',
  '小计',
  '소계',
]

const SUMMARY = [
  'averages?',
  'avg',
  'means?',
  'medians?',
  'minimum',
  'maximum',
  'min',
  'max',
  'counts?',
  'std\\.? ?dev\\.?',
  'standard deviation',
  'grand average',
  'durchschnitt',
  'mittelwert',
  'anzahl',
  'moyenne',
  'promedio',
  'media',
  'média',
  'gemiddelde',
  'średnia',
  'průměr',
  'medelvärde',
  'gennemsnitt?',
  'keskiarvo',
  'ortalama',
  'среднее',
  '平均値?',
  '평균',
]

/** "(32 rows)", "in USD", a colon: what may stand behind the word. */
const BEHIND =
  '(?:\\s*\\([^()]{1,40}\\)|\\s*[,:]?\\s*\\d[\\d.,]* (?:rows?|records?|items?|orders?|entries|lines?|zeilen))?\\s*[:=.]*'
const BEFORE = '(?:[*#=\\-–— ]*)'
const words = (all: readonly string[]) => `(?:${all.join('|')})`
const alone = (all: readonly string[]) => new RegExp(`^${BEFORE}${words(all)}${BEHIND}[*#=\\-–— ]*$`, 'iu')

const IS_TOTAL = alone(TOTAL)
const IS_SUBTOTAL = alone(SUBTOTAL)
const IS_SUMMARY = alone(SUMMARY)
const JOINT = '\\s*[-–—:,]?\\s+(?:(?:for|of|für|de|pour|di|por|van)\\s+)?'
const EDGE_FIRST = new RegExp(`^(${words([...SUBTOTAL, ...TOTAL])})${JOINT}(.{1,80}?)\\s*:?$`, 'iu')
const EDGE_LAST = new RegExp(`^(.{1,80}?)\\s*[-–—:,]?\\s+(${words([...SUBTOTAL, ...TOTAL])})${BEHIND}$`, 'iu')
const LONGEST = 120

/** What a cell says of its row; null when it is no label of a sum. */
export function totalLabel(cell: string | null | undefined): TotalLabel | null {
  const text = cell?.normalize('NFC').replace(/\s+/gu, ' ').trim() ?? ''
  if (text === '' || text.length > LONGEST) return null
  if (IS_SUBTOTAL.test(text)) return { kind: 'subtotal', group: null }
  if (IS_TOTAL.test(text)) return { kind: 'total', group: null }
  if (IS_SUMMARY.test(text)) return { kind: 'summary', group: null }
  const first = EDGE_FIRST.exec(text)
  if (first?.[1] && first[2]) return { kind: 'group', group: first[2], isPart: IS_SUBTOTAL.test(first[1]) }
  const last = EDGE_LAST.exec(text)
  if (last?.[1] && last[2]) return { kind: 'group', group: last[1], isPart: IS_SUBTOTAL.test(last[2]) }
  return null
}

/**
 * A pattern, in lower case and in the syntax of RE2, that every label of a sum matches somewhere, and few other texts do:
 * to find the rows that are worth a second look.
 */
export const TOTAL_HINT = `(?:^|[^\\p{L}])${words([...SUBTOTAL, ...TOTAL])}(?:[^\\p{L}]|$)`
