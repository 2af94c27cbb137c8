import { DuckDBInstance } from '@duckdb/node-api'

/** Columns of the generated orders, as PostgreSQL calls their types. */
export const columns = {
  day: 'date',
  ordered: 'timestamp',
  region: 'text',
  brand: 'text',
  sku: 'text',
  customer: 'integer',
  quantity: 'integer',
  price: 'double precision',
  amount: 'double precision',
  cost: 'double precision',
  note: 'text',
} as const

/**
 * Writes orders of five years as Parquet: 5 regions, 50 brands, 10,000 skus (few sell much), 500,000 customers, every
 * 33rd cost missing. The same rows for the same number of rows.
 */
export async function writeOrders(path: string, rows: number): Promise<void> {
  const h = (k: number) => `CAST(hash(i * 31 + ${k}) % 1000003 AS BIGINT)`
  const moment = `TIMESTAMP '2020-01-01' + to_seconds(CAST(hash(i) % 157766400 AS BIGINT))`
  await query(`COPY (
    SELECT CAST(moment AS DATE) AS day, moment AS ordered, region, brand, sku, customer, quantity, price,
      price * quantity AS amount, CASE WHEN k % 33 = 0 THEN NULL ELSE round(price * (0.4 + k % 50 / 100), 2) END AS cost, note
    FROM (
      SELECT i AS k, ${moment} AS moment,
        ['North', 'South', 'East', 'West', 'Übersee'][(sqrt(${h(1)} % 36))::INTEGER % 5 + 1] AS region,
        'Brand ' || lpad(((${h(2)} % 2500) ** 0.5)::INTEGER::VARCHAR, 2, '0') AS brand,
        'SKU-' || lpad((${h(3)} * (${h(4)} / 1000003) / 100.0003)::INTEGER::VARCHAR, 5, '0') AS sku,
        (hash(i * 37) % 500000)::INTEGER AS customer, (${h(5)} % 20 + 1)::INTEGER AS quantity,
        round(2 + (${h(6)} % 49800) / 100, 2)::DOUBLE AS price,
        'delivered by ' || ['van', 'post', 'hand', 'ship'][${h(7)} % 4 + 1] || ', ' || ${h(8)} % 1000 AS note
      FROM range(${rows}) t(i))
  ) TO '${path}' (FORMAT parquet, COMPRESSION snappy)`)
}

/** Writes the rows of a version's Parquet file as CSV, in their order and without `_row`, for PostgreSQL's COPY. */
export async function writeCsvOf(parquet: string, ids: readonly string[], path: string): Promise<void> {
  const list = ids.map(id => `"${id}"`).join(', ')
  await query(`COPY (SELECT ${list} FROM read_parquet('${parquet}')) TO '${path}' (FORMAT csv, HEADER false)`)
}

async function query(sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(sql)
  connection.closeSync()
  instance.closeSync()
}
