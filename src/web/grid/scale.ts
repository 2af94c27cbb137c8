/** Browsers stop at 17 to 33 million pixels; beyond this height a pixel of the bar stands for more than one of rows. */
const mostPixels = 12_000_000

export interface Scale {
  /** Height that the browser scrolls. */
  height: number
  isScaled: boolean
  /** Fractional index of the first row seen. */
  topAt: (scrollTop: number) => number
  scrollTopOf: (top: number) => number
  /** The last position: the last row stands at the bottom. */
  lastTop: number
}

/** How scrolling maps to rows, however many there are. */
export function scaleOf(rows: number, rowHeight: number, viewport: number): Scale {
  const real = rows * rowHeight
  const height = Math.min(real, mostPixels)
  const lastTop = Math.max(0, (real - viewport) / rowHeight)
  const reach = Math.max(0, height - viewport)
  const perPixel = reach > 0 ? lastTop / reach : 0
  const clamp = (top: number) => Math.min(Math.max(0, top), lastTop)
  return {
    height,
    isScaled: real > mostPixels,
    topAt: scrollTop => clamp(scrollTop * perPixel),
    scrollTopOf: top => (perPixel > 0 ? clamp(top) / perPixel : 0),
    lastTop,
  }
}
