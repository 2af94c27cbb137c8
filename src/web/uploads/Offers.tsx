import { lazy, Suspense } from 'react'
import { useOffer } from './offer.ts'

const PasteDialog = lazy(() => import('./PasteDialog.tsx').then(module => ({ default: module.PasteDialog })))
const RefreshDialog = lazy(() => import('./RefreshDialog.tsx').then(module => ({ default: module.RefreshDialog })))
const TogetherDialog = lazy(() => import('./TogetherDialog.tsx').then(module => ({ default: module.TogetherDialog })))

/** What is asked before files or pasted data are sent. */
export function Offers() {
  const offer = useOffer()
  if (!offer) return null
  return (
    <Suspense fallback={null}>
      {offer.kind === 'files' && <TogetherDialog files={offer.files} leftOut={offer.leftOut} />}
      {offer.kind === 'newer' && <RefreshDialog file={offer.file} target={offer.target} />}
      {offer.kind === 'paste' && <PasteDialog pasted={offer.pasted} />}
    </Suspense>
  )
}
