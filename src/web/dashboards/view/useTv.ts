import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { tabsInOrder } from './BoardTabs.tsx'
import type { Board } from './board.ts'
import { nextStop } from './nextStop.ts'

const shortest = 10

/** How many seconds the address asks for between two refreshes on a TV; null when it is none. */
export function tvSeconds(written: string | undefined): number | null {
  const seconds = Number(written)
  return written && Number.isFinite(seconds) ? Math.max(shortest, seconds) : null
}

/** On a TV a dashboard refreshes by itself, goes from screen to screen and tab to tab, and keeps the screen awake. */
export function useTv({ document, tabId, openTab }: Board, dashboardId: string, seconds: number | null): void {
  const queries = useQueryClient()
  const turn = useRef(() => {})
  turn.current = () => {
    void queries.invalidateQueries({ queryKey: ['kept', dashboardId] })
    void queries.invalidateQueries({ queryKey: ['drawn', dashboardId] })
    const { scrollTop: top, clientHeight: screen, scrollHeight: page } = window.document.documentElement
    const stop = nextStop({ top, screen, page })
    scrollTo({ top: stop ?? 0, behavior: 'smooth' })
    if (stop !== null) return
    const tabs = tabsInOrder(document.tabs)
    const next = tabs[(tabs.findIndex(({ id }) => id === tabId) + 1) % tabs.length]
    if (next && next.id !== tabId) openTab(next.id)
  }
  useEffect(() => {
    if (seconds === null) return undefined
    const timer = setInterval(() => turn.current(), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
  useWakeLock(seconds !== null)
}

/** The screen stays on while the page is seen; the browser lets go of the lock when it is not. */
function useWakeLock(isOn: boolean): void {
  useEffect(() => {
    if (!isOn || !('wakeLock' in navigator)) return undefined
    let lock: WakeLockSentinel | null = null
    let isOver = false
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      // A browser that saves its battery refuses; the dashboard works without.
      const held = await navigator.wakeLock.request('screen').catch(() => null)
      if (isOver) void held?.release()
      else lock = held
    }
    void hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', hold)
      void lock?.release()
    }
  }, [isOn])
}
