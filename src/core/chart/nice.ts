/** The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `x`; 1 when x is not positive. */
export function niceStep(x: number): number {
  if (!(x > 0) || !Number.isFinite(x)) return 1
  const power = 10 ** Math.floor(Math.log10(x))
  const step = [1, 2, 2.5, 5, 10].find(s => s * power >= x * (1 - 1e-9)) ?? 10
  return Number((step * power).toPrecision(12))
}
