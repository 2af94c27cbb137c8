import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../access/me.ts'
import { useAdding } from '../dashboards/addTo/adding.ts'
import { text } from '../text.ts'
import { HeldKeys } from '../ui/HeldKeys.tsx'
import { useEarly } from '../ui/useEarly.ts'
import { DropLayer } from '../uploads/DropLayer.tsx'
import { UploadTray } from '../uploads/UploadTray.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { TopBar } from './TopBar.tsx'
import { useChanges } from './useChanges.ts'
import { useOpenWhenDone } from './useOpenWhenDone.ts'
import { useShortcuts } from './useShortcuts.ts'

const AddToHost = lazy(() =>
  import('../dashboards/addTo/AddToDialog.tsx').then(module => ({ default: module.AddToHost })),
)
const loadPalette = () => import('./Palette.tsx')
const Palette = lazy(() => loadPalette().then(module => ({ default: module.Palette })))

/** What surrounds every page of somebody signed in. */
export function Shell() {
  const mayUpload = useMay('editor')
  return (
    <DropLayer disabled={!mayUpload}>
      <Inside />
    </DropLayer>
  )
}

function Inside() {
  const [floating, setFloating] = useState<'palette' | 'shortcuts' | null>(null)
  const isAdding = useAdding() !== null
  const isHome = useLocation({ select: location => location.pathname === '/' })
  useChanges()
  useOpenWhenDone()
  useShortcuts(setFloating)
  useEarly(loadPalette)
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {text.common.skip}
      </a>
      <TopBar onPalette={() => setFloating('palette')} onShortcuts={() => setFloating('shortcuts')} />
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        <Outlet />
      </main>
      {!isHome && <UploadTray floating />}
      {floating === 'palette' && (
        <Suspense fallback={<HeldKeys />}>
          <Palette onClose={() => setFloating(null)} onShortcuts={() => setFloating('shortcuts')} />
        </Suspense>
      )}
      {isAdding && (
        <Suspense fallback={<HeldKeys />}>
          <AddToHost />
        </Suspense>
      )}
      <Shortcuts open={floating === 'shortcuts'} onClose={() => setFloating(null)} />
    </>
  )
}
