import type { Theme } from '../theme.ts'

/** Colours of marks and of what surrounds them. */
export interface Palette {
  /** In the order of series; the last is "Other". */
  categorical: readonly string[]
  surface: string
  text: string
  muted: string
  gridline: string
  baseline: string
}

const light: Palette = {
  categorical: ['#2F62D9', '#D9730D', '#00A68F', '#A13567', '#4A2390', '#5F5A00', '#8A93A1'],
  surface: '#FFFFFF',
  text: '#16191F',
  muted: '#5B6270',
  gridline: '#EEF0F3',
  baseline: '#C3C9D3',
}

const dark: Palette = {
  categorical: ['#6E9BFF', '#C96A1F', '#7CF0E4', '#E19796', '#7567A1', '#F7DA3E', '#8A93A1'],
  surface: '#14171C',
  text: '#F2F4F7',
  muted: '#9AA3B2',
  gridline: '#22272F',
  baseline: '#3A414D',
}

export function paletteOf(theme: Theme): Palette {
  return theme === 'dark' ? dark : light
}

export function colourOf(palette: Palette, index: number): string {
  return palette.categorical[Math.min(index, 6)] ?? palette.muted
}
