import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { TableAppender } from './tableAppender.ts'

test('texts of every length and script arrive as they are, and missing ones are missing', async () => {
  const texts = [
    '',
    'a',
    'twelve chars',
    'thirteen char',
    'é',
    'twelve charé',
    '日本語',
    '😀',
    'a\0b',
    'x'.repeat(5000),
  ]
  const rows = Array.from({ length: 5000 }, (_, i) => [texts[i % texts.length] ?? '', i % 3 === 0 ? null : `${i}`])
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('CREATE TABLE t (_row BIGINT, a VARCHAR, b VARCHAR)')
  const appender = await TableAppender.open(connection, 't', 2)
  for (const [i, cells] of rows.entries()) appender.append(i, cells)
  appender.close()
  const answer = await connection.runAndReadAll('SELECT a, b FROM t ORDER BY _row')
  const expected = rows.map(([a, b]) => [a || null, b])
  expect(answer.getRows()).toEqual(expected)
  const same = await connection.runAndReadAll("SELECT count(*) FROM t WHERE a = 'twelve' || ' chars' OR a = 'é'")
  expect(same.getRows()).toEqual([[1000n]])
  connection.closeSync()
  instance.closeSync()
})
