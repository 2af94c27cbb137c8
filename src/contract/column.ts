import { z } from 'zod'

export const ColumnType = z.enum(['text', 'integer', 'decimal', 'double', 'boolean', 'date', 'timestamp', 'time'])
export type ColumnType = z.infer<typeof ColumnType>

/**
 * What a column is for. `measure` is computed with, `dimension` groups, `time` orders (dates, and whole years),
 * `identifier` names single rows, `text` is free text, `constant` never varies (or is empty).
 */
export const Role = z.enum(['measure', 'dimension', 'time', 'identifier', 'text', 'constant'])
export type Role = z.infer<typeof Role>

/** What a measure means. */
export const Meaning = z.object({
  /** 'USD', '%', 'kg', 'year' ...; null when nothing is known. ISO 4217 code when `isMoney`. */
  unit: z.string().nullable(),
  isMoney: z.boolean(),
  /** `sum`: adds up over rows (sales); `mean`: averages (price, rate, age); `none`: neither. */
  additive: z.enum(['sum', 'mean', 'none']),
  /** Whether more is better. */
  direction: z.enum(['up', 'down', 'neutral']),
})
export type Meaning = z.infer<typeof Meaning>

/** A cell as JSON. Numbers are JSON numbers when a double holds them exactly to 15 digits, else decimal strings. */
export const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Scalar = z.infer<typeof Scalar>

/** Statistics of one column over the whole table. Dates and times as ISO-8601 text without zone. */
export const Profile = z.object({
  rows: z.int(),
  nulls: z.int(),
  distinct: z.int(),
  min: Scalar,
  max: Scalar,
  mean: z.number().nullable(),
  /** Sample standard deviation (n - 1); null under two values. */
  sd: z.number().nullable(),
  sum: Scalar,
  /** Linear-interpolated (type 7) quantiles at 0.05, 0.25, 0.5, 0.75, 0.95; null unless numeric or temporal. */
  quantiles: z.object({ p05: Scalar, p25: Scalar, p50: Scalar, p75: Scalar, p95: Scalar }).nullable(),
  /** `edges` has one more entry than `counts`; the last bin is closed. For dates, edges are epoch milliseconds. */
  histogram: z.object({ edges: z.array(z.number()), counts: z.array(z.int()) }).nullable(),
  /** Most frequent values, at most 20, ties by value. */
  top: z.array(z.object({ value: Scalar, count: z.int() })),
})
export type Profile = z.infer<typeof Profile>

/** One column of a table version. `id` is stable over names and versions; it is also the column's name in Parquet. */
export const Column = z
  .object({
    id: z.string(),
    name: z.string(),
    type: ColumnType,
    /** Fraction digits of a decimal. */
    scale: z.int().nullable(),
    role: Role,
    meaning: Meaning,
    profile: Profile,
    /** Cells that could not be typed; they are kept as rejects. */
    rejected: z.int(),
    /** Texts that were taken for "missing" in this column, with their counts. */
    missing: z.array(z.object({ marker: z.string(), count: z.int() })),
  })
  .meta({ id: 'Column' })
export type Column = z.infer<typeof Column>
