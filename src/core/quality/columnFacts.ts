/** Counts of one column that its profile does not hold. All null for what is not a number. */
export interface ColumnFacts {
  zeros: number | null
  negatives: number | null
  /** Rows beyond Tukey's fences. */
  below: number | null
  above: number | null
  /** Third standardised moment of the values; null under three of them, or without spread. */
  skewness: number | null
}
