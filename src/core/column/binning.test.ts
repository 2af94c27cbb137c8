import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgesOf, numberBins, timeBins } from './binning.ts'

describe('bins', () => {
  it('have round widths and hold every value, at most fifty of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 2, max: 1_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (low, range, n, scale) => {
          const min = low / 10 ** scale
          const max = (low + range) / 10 ** scale
          const bins = numberBins({ n, min, max, iqr: (max - min) / 3 }, scale)
          if (bins === null) throw new Error('bins were expected')
          const edges = edgesOf(bins)
          expect(bins.count).toBeLessThanOrEqual(50)
          expect(edges[0]).toBeLessThanOrEqual(min)
          expect(edges.at(-1)).toBeGreaterThanOrEqual(max)
          expect(String(bins.width).replaceAll('0', '')).toMatch(/^[125]$/)
        },
      ),
      { seed: 7 },
    )
  })

  it('give each of few whole numbers its own', () => {
    const bins = numberBins({ n: 800, min: 0, max: 6, iqr: 1 }, 0)
    expect(bins && edgesOf(bins)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('have edges that read well for fractions', () => {
    const bins = numberBins({ n: 100, min: 0, max: 1, iqr: 0.5 }, 2)
    expect(bins && edgesOf(bins)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  })

  it('are whole days for dates', () => {
    const day = 86_400_000
    const bins = timeBins({ n: 30, min: 0, max: 29 * day, iqr: 15 * day }, day)
    expect(bins?.width).toBe(7 * day)
    expect(timeBins({ n: 0, min: Number.NaN, max: Number.NaN, iqr: 0 }, day)).toBeNull()
  })
})
