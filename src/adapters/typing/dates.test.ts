import { describe, expect, it } from 'vitest'
import { many, typingInFolder } from '../../../test/factories/typedTable.ts'

const { column } = typingInFolder()

describe('dates', () => {
  it.each<[string, string[], string[]]>([
    ['31 July, 2026', ['31 July, 2026', '1 August, 2026'], ['2026-07-31', '2026-08-01']],
    ['Oct 2, 2026', ['Oct 2, 2026', 'September 24, 2026'], ['2026-10-02', '2026-09-24']],
    ['Oct-02-26', ['Oct-02-26', 'Nov-30-25'], ['2026-10-02', '2025-11-30']],
    ['the weekday first', ['Mon, 3 Mar 2025', 'Tuesday, 4 Mar 2025'], ['2025-03-03', '2025-03-04']],
    ['the weekday before figures', ['Mo 03.03.2025', 'Di, 14.10.2025'], ['2025-03-03', '2025-10-14']],
    ['ordinals', ['2nd March 2025', '21st May 2024', 'the 3rd'], []],
    ['ordinals behind the month', ['March 2nd, 2025', 'May 21st 2024'], ['2025-03-02', '2024-05-21']],
    ['German', ['3. März 2025', '14. Oktober 2024', '1. Jänner 2024'], ['2025-03-03', '2024-10-14', '2024-01-01']],
    ['French', ['1er août 2025', '14 févr. 2024', 'mardi 4 mars 2025'], ['2025-08-01', '2024-02-14', '2025-03-04']],
    ['Spanish', ['3 de marzo de 2025', 'lunes, 14 de octubre de 2024'], ['2025-03-03', '2024-10-14']],
    ['Italian', ['3 gennaio 2025', '14 ago 2024'], ['2025-01-03', '2024-08-14']],
    ['Portuguese', ['3 de março de 2025', '14 de dezembro de 2024'], ['2025-03-03', '2024-12-14']],
    ['Dutch', ['3 maart 2025', '14 mei 2024'], ['2025-03-03', '2024-05-14']],
    [
      'Swedish and Danish',
      ['3 januari 2025', '14 marts 2024', '5 augusti 2023'],
      ['2025-01-03', '2024-03-14', '2023-08-05'],
    ],
    ['Norwegian', ['3. desember 2025', '14. mai 2024'], ['2025-12-03', '2024-05-14']],
    ['Polish', ['3 marca 2025', '14 października 2024', '1 sty 2024'], ['2025-03-03', '2024-10-14', '2024-01-01']],
    ['Czech', ['3. března 2025', '14. července 2024', '2. června 2024'], ['2025-03-03', '2024-07-14', '2024-06-02']],
    ['Russian', ['3 марта 2025 г.', '14 Октября 2024', '1 мая 2024'], ['2025-03-03', '2024-10-14', '2024-05-01']],
    ['Turkish', ['3 Mart 2025', '14 Ağustos 2024', '1 ARALIK 2024'], ['2025-03-03', '2024-08-14', '2024-12-01']],
    ['Finnish', ['3. maaliskuuta 2025', '14. joulukuuta 2024'], ['2025-03-03', '2024-12-14']],
    ['without their accents', ['3 fevrier 2025', '14 aout 2024'], ['2025-02-03', '2024-08-14']],
    ['in capitals', ['3-MAR-2025', '14-OCT-2024'], ['2025-03-03', '2024-10-14']],
    ['East Asian', ['2025年3月4日', '2024年12月31日'], ['2025-03-04', '2024-12-31']],
    ['Korean', ['2025년 3월 4일', '2024년 12월 31일'], ['2025-03-04', '2024-12-31']],
    ['Hungarian', ['2025. 03. 04.', '2024. 12. 31.'], ['2025-03-04', '2024-12-31']],
    ['with blanks behind the points', ['3. 4. 2025', '31. 12. 2024'], ['2025-04-03', '2024-12-31']],
    ['slashes behind the year', ['2025/3/4', '2024/12/31'], ['2025-03-04', '2024-12-31']],
    ['two-digit years first, where only they can be', ['99/12/31', '98/01/15'], ['1999-12-31', '1998-01-15']],
    ['months', ['03/2025', '12/2024'], ['2025-03-01', '2024-12-01']],
    ['months by name', ['March 2025', 'Dec 2024'], ['2025-03-01', '2024-12-01']],
    ['months and short years', ['Mar-25', "Dec '24"], ['2025-03-01', '2024-12-01']],
    ['ISO weeks', ['2025-W03', '2024-W52'], ['2025-01-13', '2024-12-23']],
    ['days of ISO weeks', ['2025-W03-4', '2024W521'], ['2025-01-16', '2024-12-23']],
    ['weeks', ['KW 3/2025', 'KW 52/2024'], ['2025-01-13', '2024-12-23']],
    ['quarters', ['Q1 2025', 'Q4 2024'], ['2025-01-01', '2024-10-01']],
    ['quarters behind years', ['2025-Q2', '2024 Q3'], ['2025-04-01', '2024-07-01']],
    ['short quarters', ['1Q25', '4Q24'], ['2025-01-01', '2024-10-01']],
    ['leap days', ['29/02/2024', '28/02/2023'], ['2024-02-29', '2023-02-28']],
  ])('are read: %s', async (title, cells, values) => {
    const { column: c, values: found } = await column('value', cells)
    if (title === 'ordinals') return expect(c.type).toBe('text')
    expect([c.type, c.rejected, c.role]).toEqual(['date', 0, 'time'])
    expect(found).toEqual(values)
  })

  it.each<[string, string[], string[]]>([
    [
      'American clocks',
      ['10/13/2025, 5:04 p.m.', '1/1/2025, 12:00 AM'],
      ['2025-10-13 17:04:00', '2025-01-01 00:00:00'],
    ],
    ['German clocks', ['13.10.2025 um 17:04', '01.01.2025 00:30'], ['2025-10-13 17:04:00', '2025-01-01 00:30:00']],
    [
      'mails',
      ['Mon, 03 Mar 2025 10:00:00 +0100', 'Tue, 04 Mar 2025 10:00:00 GMT'],
      ['2025-03-03 09:00:00', '2025-03-04 10:00:00'],
    ],
    [
      'named zones',
      ['Oct-02-26 10:11:12 PDT', 'Nov-30-25 10:11:12 PST'],
      ['2026-10-02 17:11:12', '2025-11-30 18:11:12'],
    ],
    [
      'the year last',
      ['Wed Aug 27 13:08:45 +0000 2008', 'Sat Mar 01 00:00:01 +0000 2025'],
      ['2008-08-27 13:08:45', '2025-03-01 00:00:01'],
    ],
    [
      'browsers',
      ['Mon Mar 03 2025 10:00:00 GMT+0100 (CET)', 'Tue Mar 04 2025 11:00:00 GMT+0100 (CET)'],
      ['2025-03-03 09:00:00', '2025-03-04 10:00:00'],
    ],
    [
      'zones behind figures',
      ['13/10/2025 10:00 UTC', '14/10/2025 10:00 +02:00'],
      ['2025-10-13 10:00:00', '2025-10-14 08:00:00'],
    ],
  ])('and times are read: %s', async (_, cells, values) => {
    const { column: c, values: found } = await column('value', cells)
    expect([c.type, c.rejected]).toEqual(['timestamp', 0])
    expect(found).toEqual(values)
  })

  it('are numbers where a name tells, or where many numbers cannot be anything else', async () => {
    const seconds = await column('created_at', ['1700000000', '1710000000.5'])
    expect(seconds.values).toEqual(['2023-11-14 22:13:20', '2024-03-09 16:00:00.5'])
    const plain = await column('x', ['1700000000', '1710000000'])
    expect(plain.column.type).toBe('integer')
    const sixty = Array.from({ length: 60 }, (_, i) => String(1_600_000_000_000 + i * 86_400_123))
    expect((await column('x', sixty)).column.type).toBe('timestamp')
    expect((await column('order_id', sixty)).column.type).toBe('integer')
    const serials = await column('Sold Date', ['45000', '45001.0', '36526'])
    expect(serials.values).toEqual(['2023-03-15', '2023-03-16', '2000-01-01'])
    expect(serials.codes).toContain('repair.date_numbers')
    expect((await column('amount', ['45000', '45001'])).column.type).toBe('integer')
  })

  it('may be written in several ways in one column', async () => {
    const cells = ['2025-03-04', '03/14/2025', 'Mar 5, 2025', '2025-03-06', '03/07/2025']
    const { column: c, values, codes } = await column('day', cells)
    expect([c.type, c.rejected, codes]).toEqual(['date', 0, ['repair.date_format', 'repair.sorted']])
    expect(values).toEqual(['2025-03-04', '2025-03-14', '2025-03-05', '2025-03-06', '2025-03-07'])
    const open = await column('day', ['2025-03-04', '03/04/2025', '5 March 2025', '01/02/2025'])
    const [line] = open.reading.receipt.repairs
    expect(line?.choices?.map(({ message }) => message.params['format'])).toEqual([
      'MM/DD/YYYY or YYYY-MM-DD or D Month YYYY',
      'DD/MM/YYYY or YYYY-MM-DD or D Month YYYY',
    ])
    const format = line?.choices?.[1]?.change.tables[0]?.columns[0]?.format
    const chosen = await column('day', ['2025-03-04', '03/04/2025', '5 March 2025', '01/02/2025'], { wish: { format } })
    expect(chosen.values).toEqual(['2025-03-04', '2025-04-03', '2025-03-05', '2025-02-01'])
    const stamps = await column('day', ['2025-03-04', '03/14/2025 10:00', '2025-03-06', '03/07/2025 11:00'])
    expect(stamps.values).toEqual([
      '2025-03-04 00:00:00',
      '2025-03-14 10:00:00',
      '2025-03-06 00:00:00',
      '2025-03-07 11:00:00',
    ])
  })

  it('are not what merely looks like them', async () => {
    for (const cells of [
      ['5 may', '3 mar'],
      ['about 3 March 2025', 'late 4 March 2025'],
      ['2025', '2024'],
      ['1.2.10', '1.3.4'],
      ['Q1', 'Q2'],
      ['555-12-34', '555-99-88'],
      ['March', 'May'],
    ]) {
      const { column: c } = await column('value', cells)
      expect([cells, c.type]).not.toEqual([cells, 'date'])
    }
  })

  it('take the order a person wishes, and set aside what it cannot read', async () => {
    const cells = ['01/02/2025', '03/04/2025', '13/04/2025', '04/13/2025']
    const dmy = await column('day', cells, { wish: { type: 'date', format: 'DD/MM/YYYY' } })
    expect(dmy.values).toEqual(['2025-02-01', '2025-04-03', '2025-04-13', null])
    expect(dmy.rejects.map(row => [row['raw'], row['reason']])).toEqual([['04/13/2025', 'not_date']])
    const mdy = await column('day', cells, { wish: { format: 'MM/DD/YYYY' } })
    expect(mdy.values.at(-1)).toBe('2025-04-13')
    const stamp = await column('day', ['01/02/2025', '03/04/2025'], {
      wish: { type: 'timestamp', format: 'DD/MM/YYYY' },
    })
    expect(stamp.values).toEqual(['2025-02-01 00:00:00', '2025-04-03 00:00:00'])
    expect(stamp.codes).not.toContain('repair.date_order_ambiguous')
  })

  it('of a long column are read where they fit 99 in a hundred, whatever the language', async () => {
    const { column: c } = await column('wann', [...many(['3. März 2025', '4. Mai 2025'], 300), 'bald'])
    expect([c.type, c.rejected]).toEqual(['date', 1])
  })
})
