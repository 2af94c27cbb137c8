import { expect, test } from 'vitest'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { currencyOfFormat } from './currency.ts'
import { builtinKind, kindOfFormat } from './numberFormat.ts'
import { cellStyles } from './styles.ts'

const nameOf = (kind: number) => Object.entries(CellKind).find(([, k]) => k === kind)?.[0]

test.each([
  ['General', 'number'],
  ['0.00', 'number'],
  ['#,##0.00_);[Red](#,##0.00)', 'number'],
  ['0.00E+00', 'number'],
  ['##0.0E+0', 'number'],
  ['# ?/?', 'number'],
  ['0 "days"', 'number'],
  ['0\\ \\d', 'number'],
  ['#,##0 CHF', 'number'],
  ['[Red]0;[Blue]-0', 'number'],
  ['@', 'number'],
  ['0%', 'percent'],
  ['0.0\\ %', 'percent'],
  ['yyyy-mm-dd', 'date'],
  ['m/d/yyyy', 'date'],
  ['d-mmm-yy', 'date'],
  ['mmmm', 'date'],
  ['[$-409]mmmm\\ d\\,\\ yyyy;@', 'date'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ['yyyy"年"m"月"d"日"', 'date'],
  ['[$-411]ge.m.d;@', 'date'],
  ['[Red]yyyy', 'date'],
  ['m/d/yy h:mm', 'timestamp'],
  ['yyyy-mm-dd hh:mm:ss.000', 'timestamp'],
  ['[$-409]m/d/yy\\ h:mm\\ AM/PM;@', 'timestamp'],
  ['h:mm AM/PM', 'time'],
  ['mm:ss.0', 'time'],
  ['h"時"mm"分"', 'time'],
  ['[h]:mm', 'duration'],
  ['[hh]:mm:ss', 'duration'],
  ['[mm]:ss', 'duration'],
  ['[s].00', 'duration'],
])('the format %s shows a %s', (code, kind) => {
  expect(nameOf(kindOfFormat(code))).toBe(kind)
})

test.each([
  [0, 'number'],
  [4, 'number'],
  [9, 'percent'],
  [14, 'date'],
  [22, 'timestamp'],
  [20, 'time'],
  [46, 'duration'],
  [44, 'currency'],
  [57, 'date'],
  [163, 'number'],
])('the built-in format %i shows a %s', (id, kind) => {
  expect(nameOf(builtinKind(id))).toBe(kind)
})

test.each([
  ['#,##0.00 "€"', 'EUR'],
  ['#,##0.00\\ [$€-407]', 'EUR'],
  ['[$$-409]#,##0.00', 'USD'],
  ['[$$-en-CA]#,##0', 'CAD'],
  ['[$¥-411]#,##0', 'JPY'],
  ['[$USD] #,##0.00', 'USD'],
  ['"$"#,##0.00_);("$"#,##0.00)', '$'],
  ['\\$#,##0', '$'],
  ['$#,##0', '$'],
  ['£#,##0', 'GBP'],
  ['"R$" #,##0.00', 'BRL'],
  ['#,##0.00 "zł"', 'PLN'],
  ['_-* #,##0.00\\ "€"_-', 'EUR'],
  ['"CHF" #,##0.00', 'CHF'],
  ['#,##0 "kg"', null],
  ['[$-409]0.00', null],
  ['0.00', null],
])('the format %s shows the currency %s', (code, currency) => {
  expect(currencyOfFormat(code)).toBe(currency)
})

test('cell formats are counted within cellXfs alone', () => {
  const styles = cellStyles(
    `<x:styleSheet xmlns:x="m"><x:numFmts><x:numFmt formatCode='0.0"%"' numFmtId='170'/>` +
      `<x:numFmt numFmtId="171" formatCode="[$&#8364;-2] #,##0"/></x:numFmts><x:cellStyleXfs><x:xf numFmtId="14"/></x:cellStyleXfs>` +
      `<x:cellXfs count="4"><x:xf numFmtId="0"/><x:xf numFmtId="170"><x:alignment/></x:xf><x:xf numFmtId="171"/><x:xf numFmtId="22"/></x:cellXfs>` +
      `<x:dxfs><x:dxf><x:numFmt numFmtId="171" formatCode="yyyy"/></x:dxf></x:dxfs></x:styleSheet>`,
  )
  expect(styles.map(s => [nameOf(s.kind), s.currency])).toEqual([
    ['number', null],
    ['number', null],
    ['currency', 'EUR'],
    ['timestamp', null],
  ])
})
