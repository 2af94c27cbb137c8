/** How much of a screen is seen again after the next one was shown. */
const KEPT = 0.1
/** Less than this below the screen is a margin, nothing to be shown. */
const MARGIN_PX = 60

interface Scrolled {
  /** What lies above the screen, how high the screen is, how high the page is: pixels. */
  top: number
  screen: number
  page: number
}

/** Where a page that nobody scrolls goes next; null when its end is on the screen. */
export function nextStop({ top, screen, page }: Scrolled): number | null {
  const end = page - screen
  if (end - top <= MARGIN_PX) return null
  return Math.min(end, Math.round(top + screen * (1 - KEPT)))
}
