import { useSyncExternalStore } from 'react'

export type ThemeChoice = 'system' | 'light' | 'dark'
export type Theme = 'light' | 'dark'

/** Whether this is a page behind a link. It may stand in a frame of another site, where there may be no storage. */
const isLinkedPage = () => /^\/(p|embed)\//.test(location.pathname)

const listeners = new Set<() => void>()
const system = matchMedia('(prefers-color-scheme: dark)')
const paper = matchMedia('print')

/** What the person chose, kept in this browser; of a page behind a link what its address says. */
export function themeChoice(): ThemeChoice {
  const chosen = isLinkedPage() ? new URLSearchParams(location.search).get('theme') : localStorage.getItem('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem('theme')
  else localStorage.setItem('theme', choice)
  apply()
}

/** The theme in force. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice)
}

function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'
}

function apply(): void {
  const choice = themeChoice()
  const isDark = !paper.matches && (choice === 'dark' || (choice === 'system' && system.matches))
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

system.addEventListener('change', apply)
// Paper is white, whatever the screen is.
paper.addEventListener('change', apply)
