import type { Column, Scalar } from '../../contract/column.ts'
import type { Dimension, Filter } from '../../contract/plan.ts'
import { niceStep } from '../chart/nice.ts'
import { canonical } from '../relation/canonical.ts'
import { leafTest, type OnColumn, rangeTest, type Test } from './leafTest.ts'

/** What a selection chooses among: keys of these dimensions, and for each whether it is chosen. */
export interface Selecting {
  dimensions: Dimension[]
  holds: (key: readonly Scalar[]) => boolean
}

type KeyTest = (key: readonly Scalar[]) => boolean

/**
 * The dimensions that a selection does not cut through, and the selection as a test of their keys: it is true for all rows
 * of a key or for none. Of the dimensions of the tile it was made in; a range along an axis of single rows by steps
 * of that axis. Null when it cuts through all of them.
 *
 * @param active  the dimensions of the selecting tile, on the columns of the table that is asked
 */
export function selectingBy(
  selection: Filter,
  active: readonly Dimension[],
  columns: ReadonlyMap<string, Column>,
): Selecting | null {
  const dimensions: Dimension[] = []
  const placeOf = (dimension: Dimension) => {
    const key = canonical({ ...dimension, as: '' })
    const found = dimensions.findIndex(other => canonical({ ...other, as: '' }) === key)
    return found >= 0 ? found : dimensions.push(dimension) - 1
  }
  const onKey = (candidates: readonly Dimension[], testOf: (dimension: Dimension) => Test | null): KeyTest | null => {
    for (const dimension of candidates) {
      const test = testOf(dimension)
      if (test === null) continue
      const place = placeOf(dimension)
      return key => test(key[place] ?? null)
    }
    return null
  }
  const ofLeaf = (leaf: OnColumn): KeyTest | null => {
    const column = columns.get(leaf.column)
    if (!column) return null
    const own = active.filter(dimension => dimension.column === leaf.column)
    return onKey([...own, ...stepsOf(column)], dimension => leafTest(leaf, dimension, column.type))
  }
  const testOf = (filter: Filter): KeyTest | null => {
    if (!('of' in filter)) return ofLeaf(filter)
    if (filter.op === 'not') {
      const test = testOf(filter.of)
      return test && (key => !test(key))
    }
    const ranged = active.filter(({ ranges }) => ranges !== undefined)
    const range = filter.op === 'and' ? onKey(ranged, dimension => rangeTest(filter.of, dimension)) : null
    if (range) return range
    const tests = filter.of.map(testOf)
    const known = tests.filter(test => test !== null)
    if (known.length < tests.length) return null
    return filter.op === 'and' ? key => known.every(test => test(key)) : key => known.some(test => test(key))
  }
  const holds = testOf(selection)
  return holds && { dimensions, holds }
}

/** Finer and finer steps along a column: of days and hours, of round numbers; last its single values. */
function stepsOf({ id, type, profile }: Column): Dimension[] {
  const base = { as: '', column: id }
  if (type === 'timestamp') return [{ ...base, timeUnit: 'day' }, { ...base, timeUnit: 'hour' }, base]
  if (type !== 'integer' && type !== 'decimal' && type !== 'double') return [base]
  if (profile.distinct <= 1000) return [base]
  const span = Number(profile.max) - Number(profile.min)
  if (!(span > 0)) return [base]
  const bins = [100, 200, 500, 1000].map(count => {
    const width = niceStep(span / count)
    return { ...base, bin: { start: Math.floor(Number(profile.min) / width) * width, width } }
  })
  return [...bins, base]
}
