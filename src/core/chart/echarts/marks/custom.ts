/** What ECharts gives to a mark that we draw ourselves. */
export interface Coordinates {
  value(dimension: number): number | string
  /** From the units of the axes to pixels. */
  coord(place: readonly (number | string)[]): number[]
  /** How many pixels so many units are. */
  size?(units: readonly number[]): number | number[]
}
