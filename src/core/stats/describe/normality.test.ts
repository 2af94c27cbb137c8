import { describe, expect, it } from 'vitest'
import { kurtosis, momentsOf, skewness, varianceOf } from './moments.ts'
import { andersonDarling, dagostinoPearson, jarqueBera } from './normality.ts'
import { placesOfSample } from './placesOfValues.ts'
import { shapiroWilk } from './shapiroWilk.ts'

/** Weights of eleven men, the example of Shapiro and Wilk (1965), Biometrika 52, 591-611. */
const men = Float64Array.from([148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236])
const near = (actual: number | undefined, expected: number, relative = 1e-12) =>
  expect(Math.abs((actual ?? Number.NaN) / expected - 1)).toBeLessThanOrEqual(relative)

describe('the weights of eleven men', () => {
  it('have W = 0.79 as published, and the p of Royston', () => {
    const found = shapiroWilk(men)
    expect(found?.W.toFixed(2)).toBe('0.79')
    // scipy 1.17.1, which rounds normal scores to seven digits.
    near(found?.W, 0.7888146948631716, 1e-8)
    near(found?.p, 0.006703814061898823, 1e-7)
  })

  it('have the moments and tests that scipy 1.17.1 finds', () => {
    const moments = momentsOf(men)
    near(skewness(moments) ?? undefined, 1.9560796622506866)
    near(kurtosis(moments) ?? undefined, 4.152162915725951)
    near(dagostinoPearson(moments)?.statistic, 13.03426312119258)
    near(dagostinoPearson(moments)?.p, 0.0014779023013100174)
    near(jarqueBera(moments)?.statistic, 6.982848237344646)
    near(jarqueBera(moments)?.p, 0.03045746622458189)
    near(andersonDarling(men)?.statistic, 0.9467718795988862)
  })
})

it.each([
  [[1, 2, 4], 0.9642857142857142, 0.6368868450289689],
  [[1.9, 2.1, 3.4, 8.8], 0.7827234278819644, 0.07467518264149867],
  [[1, 2, 3, 4, 9], 0.8669607110584259, 0.2543338401775038],
  [[1, 2, 3, 4, 5, 6.5, 9, 20], 0.7969135739268254, 0.026526241782897877],
])('W of the few values %j is the one of scipy', (values, W, p) => {
  near(shapiroWilk(values)?.W, W, 1e-7)
  near(shapiroWilk(values)?.p, p, 1e-6)
})

describe('an offset', () => {
  it.each([1e3, 1e6, 1e9])('of %d costs no more digits than the values lose by it', offset => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => ((i * 7919) % 1000) / 8 + (i % 10 === 0 ? 300 : 0))
    const [plain, moved] = [momentsOf(x), momentsOf(x.map(value => value + offset))]
    // Eighths are exact after the offset, so that nothing may be lost at all.
    near(varianceOf(moved) ?? undefined, varianceOf(plain) ?? 0, 1e-13)
    near(skewness(moved) ?? undefined, skewness(plain) ?? 0, 1e-13)
    near(kurtosis(moved) ?? undefined, kurtosis(plain) ?? 0, 1e-13)
  })
})

describe('nothing to tell', () => {
  it('is null for too few values and for values that do not vary', () => {
    expect(shapiroWilk([1, 2])).toBeNull()
    expect(shapiroWilk([3, 3, 3, 3])).toBeNull()
    expect(skewness(momentsOf([5, 5, 5]))).toBeNull()
    expect(kurtosis(momentsOf([1, 2, 3]))).toBeNull()
    expect(varianceOf(momentsOf([1]))).toBeNull()
    expect(dagostinoPearson(momentsOf([1, 2, 3]))).toBeNull()
    expect(andersonDarling([1, 2, 3])).toBeNull()
  })
})

describe('places of a sample', () => {
  it('are type 7 quantiles, the median distance from the median and the trimmed mean', () => {
    const { first, mad, trimmedMean } = placesOfSample(men, 0.1)
    // numpy 2.4.6: quantile; scipy 1.17.1: median_abs_deviation, trim_mean.
    expect(first.quantiles).toMatchObject({ p25: 159, p50: 162, p75: 176, p95: 215.5 })
    expect(mad).toBe(8)
    near(trimmedMean ?? undefined, 167.55555555555554)
    expect(placesOfSample(new Float64Array(), 0.1)).toMatchObject({ mad: null, trimmedMean: null })
  })
})
