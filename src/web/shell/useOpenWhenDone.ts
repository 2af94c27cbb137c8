import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isUnderway, onUploaded, useParcels } from '../uploads/tray.ts'

/** A dataset opens by itself when its only upload is done and the person has not gone elsewhere since. */
export function useOpenWhenDone(): void {
  const router = useRouter()
  const underway = useParcels().filter(isUnderway)
  const isOnly = underway.length === 1 && underway[0]?.isAlone === true
  useEffect(() => {
    if (!isOnly) return
    const from = router.state.location.href
    return onUploaded(({ datasetId }) => {
      if (datasetId && router.state.location.href === from)
        void router.navigate({ to: '/datasets/$datasetId', params: { datasetId } })
    })
  }, [isOnly, router])
}
