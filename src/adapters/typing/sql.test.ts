import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { rowOf, text } from './sql.ts'

test.each(['plain', "it's", 'a\0b', "\0'\0", ''])('the literal of %j is read as it was written', async value => {
  const connection = await (await DuckDBInstance.create()).connect()
  expect(await rowOf(connection, `SELECT ${text(value)} AS x`)).toEqual({ x: value })
})
