import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { guessEncoding } from './guessEncoding.ts'

/** Letters as they stand in the cells of short tables. */
const texts: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  western: ['Größe 38,Crème brûlée,São Paulo,Málaga', ['windows-1252', 'macintosh', 'cp850']],
  polish: ['Łódź,Kraków,Żółta łódka i ćma,Gdańsk,Poznań,Książka', ['windows-1250']],
  polishCities: ['Gdańsk,Wrocław,Kraków,Poznań,Łódź', ['windows-1250']],
  polishCity: ['Łódź,Łódź,Łódź,Kraków,Gdańsk,Łódź', ['windows-1250']],
  czech: ['Příliš žluťoučký kůň,Plzeň,České Budějovice', ['windows-1250']],
  russian: ['Москва,Казань,Тула,Омск,Книга о путешествиях', ['windows-1251', 'koi8-r', 'cp866']],
  cities: ['Казань,Тула,Москва', ['windows-1251', 'koi8-r']],
  greek: ['Αθήνα,Θεσσαλονίκη,Πάτρα,Ηράκλειο,καλημέρα', ['windows-1253']],
  turkish: ['İstanbul,Diyarbakır,Şanlıurfa,Eskişehir,Iğdır,ağaç', ['windows-1254']],
  japanese: ['東京,大阪,名古屋,札幌,福岡', ['shift_jis', 'euc-jp']],
  kana: ['青いマグカップ,木製の椅子（二脚）,古いポスターです', ['shift_jis', 'euc-jp']],
  simplified: ['北京,上海,广州,深圳,成都,蓝色陶瓷杯子', ['gb18030']],
  traditional: ['台北,高雄,新竹,桃園,藍色陶瓷杯子,訂單', ['big5']],
  korean: ['서울,부산,대구,인천,광주,나무 의자 두 개', ['euc-kr']],
}
const cases = Object.values(texts).flatMap(([text, encodings]) => encodings.map(encoding => [encoding, text] as const))

test.each(cases)('%s is told by its letters: %s', (encoding, text) => {
  const lines = Buffer.concat(Array.from({ length: 8 }, () => iconv.encode(`${text}\n`, encoding)))
  const { encoding: found } = guessEncoding(lines)
  expect(iconv.decode(lines, found)).toBe(iconv.decode(lines, encoding))
})
