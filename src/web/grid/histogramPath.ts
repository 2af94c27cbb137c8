/** Bars of counts as one SVG path; a bin with rows is never invisible. */
export function histogramPath(counts: readonly number[], { width, height }: { width: number; height: number }): string {
  const most = Math.max(1, ...counts)
  const step = width / Math.max(1, counts.length)
  const round = (n: number) => Math.round(n * 100) / 100
  return counts
    .map((count, i) => {
      if (count === 0) return ''
      const tall = Math.max(1, (count / most) * height)
      return `M${round(i * step)} ${height}v${round(-tall)}h${round(step * 0.86)}v${round(tall)}z`
    })
    .join('')
}
