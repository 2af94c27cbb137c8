/** Words of one writing system, and encodings that have all of its letters. */
export interface Alphabet {
  encodings: readonly string[]
  categories: readonly string[]
  texts: readonly string[]
}

/** What texts hold that makes them hard to cut: delimiters, quotes, line ends, marks of other trades. */
export const HARD_TEXTS = [
  'Mug, "Rae Dunn" style',
  "O'Brien's chair",
  'first line\nsecond line',
  'red; green; blue',
  'left | right',
  '5" pipe, 2 m',
  'said "no", then "yes"',
  'a,b,c',
  '100% wool & silk',
  '<b>bold</b> & plain',
  'C:\\temp\\new',
  'see https://example.org/?a=1&b=2',
  'one\ttab',
  'wide, "quoted", and\nbroken',
]

const plain = {
  categories: ['North', 'South', 'East', 'West', 'Online', 'Retail', 'Wholesale'],
  texts: [
    'Blue ceramic mug',
    'Desk lamp with a long arm',
    'Wooden chair, set of two',
    'Notebook (ruled)',
    'Leather belt',
    'Garden hose 20 m',
    'Running shoes size 9',
    'Kitchen scale',
    'Replica vase: small',
    'Vintage poster',
  ],
}

export const ALPHABETS = {
  plain: { encodings: ['utf8', 'utf16le', 'utf16be', 'utf32le'], ...plain },
  western: {
    encodings: ['win1252', 'latin1', 'utf8', 'utf16le'],
    categories: ['Zürich', 'Genève', 'Málaga', 'København', 'São Paulo', 'Besançon'],
    texts: [
      'Größe: 38, schön erhalten',
      'Crème brûlée à emporter',
      'Straße des 17. Juni',
      'Niño pequeño',
      'Über den Dächern',
      'Façade près de la forêt',
      'Smørrebrød på fad',
      'Coração e pão',
      'Äpfel und Möhren',
      'Déjà vu, très cher',
    ],
  },
  polish: {
    encodings: ['win1250', 'utf8'],
    categories: ['Łódź', 'Kraków', 'Gdańsk', 'Wrocław', 'Poznań'],
    texts: [
      'Książka o górach',
      'Żółta łódka i ćma',
      'Świeże jabłka',
      'Zażółć gęślą jaźń',
      'Stół dębowy, używany',
      'Dźwięk przyszłości',
      'Pięć kości',
    ],
  },
  cyrillic: {
    encodings: ['win1251', 'koi8-r', 'utf8', 'utf16le'],
    categories: ['Москва', 'Казань', 'Самара', 'Омск', 'Тула'],
    texts: [
      'Книга о путешествиях',
      'Стол деревянный, большой',
      'Синяя чашка с рисунком',
      'Настольная лампа',
      'Кожаный ремень',
      'Старый плакат на стену',
      'Садовый шланг',
    ],
  },
  japanese: {
    encodings: ['shift_jis', 'eucjp', 'utf8', 'utf16le'],
    categories: ['東京', '大阪', '名古屋', '札幌', '福岡'],
    texts: [
      '青いマグカップ',
      '木製の椅子（二脚）',
      '読書用のランプ',
      '革のベルト、未使用',
      '運動靴 サイズ26',
      'ガーデンホース',
      '古いポスターです',
    ],
  },
  chinese: {
    encodings: ['gbk', 'gb18030', 'utf8', 'utf16le'],
    categories: ['北京', '上海', '广州', '深圳', '成都'],
    texts: ['蓝色陶瓷杯子', '木制椅子，两把', '阅读用台灯', '真皮腰带', '跑步鞋九码', '花园软管二十米', '老式海报'],
  },
  korean: {
    encodings: ['euc-kr', 'utf8'],
    categories: ['서울', '부산', '대구', '인천', '광주'],
    texts: ['파란색 도자기 머그컵', '나무 의자 두 개', '독서용 책상 램프', '가죽 허리띠', '운동화 사이즈', '정원 호스'],
  },
} as const satisfies Readonly<Record<string, Alphabet>>

export type AlphabetName = keyof typeof ALPHABETS
