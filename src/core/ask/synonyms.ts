/** Words that people use for one another, each group written as singulars; a later word of a group is a weaker match. */
const groups: readonly (readonly string[])[] = [
  ['sale', 'revenue', 'turnover', 'taking', 'proceed', 'gmv', 'amount', 'money', 'sell', 'spend', 'spending'],
  ['quantity', 'qty', 'unit', 'piece'],
  ['sex', 'gender'],
  ['region', 'area', 'territory'],
  ['category', 'department', 'type', 'kind'],
  ['genre', 'kind', 'type'],
  ['species', 'kind', 'type'],
  ['product', 'item', 'article', 'sku'],
  ['customer', 'client', 'buyer'],
  ['publisher', 'company'],
  ['country', 'nation'],
  ['mass', 'weight'],
  ['weight', 'mass'],
  ['horsepower', 'hp', 'power'],
  ['mpg', 'mileage', 'economy', 'consumption'],
  ['origin', 'continent'],
  ['color', 'colour'],
  ['smoker', 'smoking'],
  ['tip', 'gratuity'],
  ['number', 'no', 'num', 'nr'],
  ['fare', 'ticket', 'pay'],
  ['average', 'avg', 'mean'],
  ['temperature', 'temp'],
  ['department', 'dept'],
  ['description', 'desc'],
  ['address', 'addr'],
  ['manager', 'mgr'],
  ['price', 'pricing', 'cost'],
  ['weight', 'weigh'],
  ['mass', 'weigh'],
  ['channel', 'marketplace'],
  ['survived', 'survival', 'survivor', 'survive', 'surviving'],
  ['date', 'day'],
  ['model_year', 'vintage'],
  ['status', 'condition'],
  ['age', 'aged'],
  ['town', 'city', 'port', 'place'],
]

/** Every word that may stand for another. */
export const synonymWords: ReadonlySet<string> = new Set(groups.flat())

const table = new Map<string, Map<string, number>>()
for (const [first = '', ...rest] of groups)
  for (const word of rest) {
    link(word, first, 0.86)
    link(first, word, 0.86)
    for (const other of rest) if (other !== word) link(word, other, 0.8)
  }

function link(from: string, to: string, score: number): void {
  const known = table.get(from) ?? new Map<string, number>()
  known.set(to, Math.max(known.get(to) ?? 0, score))
  table.set(from, known)
}

/** How well a word of a question stands for a word of a column's name: 0 not at all, 1 the same. */
export function synonymScore(asked: string, named: string): number {
  return table.get(asked)?.get(named) ?? 0
}

/** Short forms that column names are written with, and the words people say for them. */
export const abbreviations: Readonly<Record<string, readonly string[]>> = {
  na: ['north america', 'north american', 'america', 'american'],
  eu: ['europe', 'european'],
  jp: ['japan', 'japanese'],
  uk: ['united kingdom', 'britain', 'british'],
  us: ['united states', 'america', 'american', 'usa'],
  usa: ['united states', 'america', 'american', 'us'],
  global: ['worldwide', 'world', 'globally', 'overall'],
  other: ['elsewhere', 'rest of the world'],
  qty: ['quantity'],
  quantity: ['items sold', 'pieces sold', 'units sold', 'number of units', 'number of items', 'number of pieces'],
  avg: ['average'],
  amt: ['amount'],
  amount: [
    'order value',
    'order size',
    'order total',
    'basket value',
    'basket size',
    'sale value',
    'transaction value',
  ],
  cat: ['category'],
  dept: ['department'],
  sibsp: ['siblings', 'spouses'],
  parch: ['parents'],
  pclass: ['passenger class', 'ticket class'],
  mpg: ['miles per gallon', 'fuel economy', 'fuel efficiency', 'fuel consumption'],
  hp: ['horsepower'],
  displacement: ['engine size'],
  fare: ['ticket price'],
  embark: ['embarkation'],
}

/** Other names of values, as people speak of who or what has them. */
export const valueNames: Readonly<Record<string, readonly string[]>> = {
  female: ['woman', 'women', 'ladies', 'lady', 'females', 'girls'],
  male: ['man', 'men', 'gentlemen', 'males', 'boys'],
  child: ['kid', 'kids', 'children'],
  f: ['female', 'woman', 'women'],
  m: ['male', 'man', 'men'],
  usa: ['american', 'america', 'us', 'united states', 'americans'],
  us: ['american', 'america', 'usa', 'united states'],
  japan: ['japanese'],
  europe: ['european', 'europeans'],
  germany: ['german'],
  france: ['french'],
  italy: ['italian'],
  china: ['chinese'],
  first: ['1st'],
  second: ['2nd'],
  third: ['3rd'],
}

/** Values that go by other names. */
export const namedValues: ReadonlySet<string> = new Set(Object.keys(valueNames))

const calendar =
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  )

/** The names a value may be called by, besides its own: "Thur" is Thursday. */
export function namesOfValue(value: string): string[] {
  const days =
    value.length >= 3 && value.length <= 9 ? calendar.filter(name => name.startsWith(value) && name !== value) : []
  return [...(valueNames[value] ?? []), ...days]
}

/** What an adjective speaks of, and which end of it is more. */
export interface Adjective {
  about: readonly string[]
  direction: 'asc' | 'desc'
  /** Which times it speaks of where there is no such column. */
  ofTime?: 'asc' | 'desc'
}

/** Comparative and superlative adjectives, and the columns they speak of. */
export const adjectives: Readonly<Record<string, Adjective>> = {
  recent: { about: [], direction: 'desc', ofTime: 'desc' },
  new: { about: [], direction: 'desc', ofTime: 'desc' },
  late: { about: [], direction: 'desc', ofTime: 'desc' },
  early: { about: [], direction: 'asc', ofTime: 'asc' },
  old: { about: ['age'], direction: 'desc', ofTime: 'asc' },
  young: { about: ['age'], direction: 'asc' },
  expensive: { about: ['price', 'cost', 'fare', 'amount'], direction: 'desc' },
  pricy: { about: ['price', 'cost', 'fare', 'amount'], direction: 'desc' },
  costly: { about: ['price', 'cost', 'fare', 'amount'], direction: 'desc' },
  cheap: { about: ['price', 'cost', 'fare', 'amount'], direction: 'asc' },
  heavy: { about: ['weight', 'mass'], direction: 'desc' },
  light: { about: ['weight', 'mass'], direction: 'asc' },
  far: { about: ['distance'], direction: 'desc' },
  distant: { about: ['distance'], direction: 'desc' },
  close: { about: ['distance'], direction: 'asc' },
  near: { about: ['distance'], direction: 'asc' },
  powerful: { about: ['horsepower', 'power'], direction: 'desc' },
  efficient: { about: ['mpg', 'efficiency'], direction: 'desc' },
  economical: { about: ['mpg', 'efficiency'], direction: 'desc' },
  massive: { about: ['mass', 'weight'], direction: 'desc' },
}

/** What a row is, told by the columns that things of that kind have. */
export const rowKinds: readonly { nouns: readonly string[]; columns: readonly string[] }[] = [
  {
    nouns: ['person', 'passenger', 'respondent', 'participant', 'listener', 'fan', 'individual', 'human'],
    columns: ['age', 'sex', 'gender'],
  },
  { nouns: ['car', 'vehicle', 'automobile', 'model'], columns: ['horsepower', 'mpg', 'cylinders', 'displacement'] },
  { nouns: ['flower', 'plant', 'specimen', 'sample'], columns: ['sepal_length', 'petal_length'] },
  { nouns: ['order', 'purchase'], columns: ['order no', 'order id', 'order number', 'order date'] },
  { nouns: ['meal', 'table', 'party', 'visit', 'bill', 'customer', 'person', 'guest'], columns: ['total_bill'] },
  { nouns: ['bird', 'animal'], columns: ['flipper_length_mm'] },
  { nouns: ['game', 'title', 'release'], columns: ['platform', 'publisher'] },
  { nouns: ['stone', 'gem'], columns: ['carat'] },
  { nouns: ['discovery', 'exoplanet'], columns: ['method', 'orbital_period'] },
]
