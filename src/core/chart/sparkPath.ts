/** An SVG path through the values, oldest left; nulls break it. Empty under two values. */
export function sparkPath(
  values: readonly (number | null)[],
  { width, height }: { width: number; height: number },
): string {
  const known = values.filter(value => value !== null)
  if (known.length < 2) return ''
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  const step = width / (values.length - 1)
  const round = (n: number) => Math.round(n * 100) / 100
  let isDown = false
  const parts = values.map((value, i) => {
    if (value === null) {
      isDown = false
      return ''
    }
    const y = span === 0 ? height / 2 : height - ((value - low) / span) * height
    const command = isDown ? 'L' : 'M'
    isDown = true
    return `${command}${round(i * step)} ${round(y)}`
  })
  return parts.filter(Boolean).join('')
}
