export type Theme = 'light' | 'dark'

/** Colours of marks and of what surrounds them. */
export interface Palette {
  theme: Theme
  /** In the order of series; the last is "Other". */
  categorical: readonly string[]
  /** From little to much. */
  sequential: readonly string[]
  surface: string
  text: string
  muted: string
  gridline: string
  baseline: string
}

const light: Palette = {
  theme: 'light',
  categorical: ['#2F62D9', '#D9730D', '#00A68F', '#A13567', '#4A2390', '#5F5A00', '#8A93A1'],
  sequential: ['#EFF5FF', '#9CC0FF', '#3B6FE0', '#1B2F78'],
  surface: '#FFFFFF',
  text: '#16191F',
  muted: '#5B6270',
  gridline: '#EEF0F3',
  baseline: '#C3C9D3',
}

const dark: Palette = {
  theme: 'dark',
  categorical: ['#6E9BFF', '#C96A1F', '#7CF0E4', '#E19796', '#7567A1', '#F7DA3E', '#8A93A1'],
  sequential: ['#182238', '#1B2F78', '#3B6FE0', '#9CC0FF'],
  surface: '#14171C',
  text: '#F2F4F7',
  muted: '#9AA3B2',
  gridline: '#22272F',
  baseline: '#3A414D',
}

/** The colours of a theme. */
export function paletteOf(theme: Theme): Palette {
  return theme === 'dark' ? dark : light
}

/** The colour of a series by its index; beyond the sixth everything is "Other". */
export function colourOf(palette: Palette, index: number): string {
  return palette.categorical[Math.min(index, 6)] ?? palette.muted
}

/** A colour between the least (0) and the greatest (1). */
export function shadeOf({ sequential }: Palette, share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (sequential.length - 1)
  const i = Math.min(sequential.length - 2, Math.floor(place))
  const [from, to] = [channels(sequential[i]), channels(sequential[i + 1])]
  const mixed = from.map((c, k) => Math.round(c + ((to[k] ?? c) - c) * (place - i)))
  return `#${mixed.map(c => c.toString(16).padStart(2, '0')).join('')}`
}

/** Black or white, whichever is read better on a colour (relative luminance of WCAG 2.2). */
export function inkOn(colour: string): string {
  const [r = 0, g = 0, b = 0] = channels(colour).map(c => {
    const s = c / 255
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.26 ? '#16191F' : '#FFFFFF'
}

function channels(colour = '#000000'): number[] {
  return [1, 3, 5].map(i => Number.parseInt(colour.slice(i, i + 2), 16))
}
