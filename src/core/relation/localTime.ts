/** Made once for each zone: making one takes longer than many thousand times told. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  clocks.set(timeZone, clock)
  return clock
}

/**
 * A moment as the clock of a zone shows it, ISO 8601 without zone: `2026-11-21T09:30:00`.
 * @param timeZone  an IANA name
 */
export function localTime(moment: Date, timeZone: string): string {
  const told = clockOf(timeZone).formatToParts(moment)
  const {
    year = '',
    month,
    day,
    hour,
    minute,
    second,
  } = Object.fromEntries(told.map(({ type, value }) => [type, value]))
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`
}
