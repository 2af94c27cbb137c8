import { useEffect, useReducer } from 'react'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { ParcelRow } from './ParcelRow.tsx'
import { progressOf } from './progress.ts'
import { useParcels } from './tray.ts'

/** Files on their way: in the page on Home, floating elsewhere. */
export function UploadTray({ floating }: { floating: boolean }) {
  const parcels = useParcels()
  const [, tick] = useReducer((n: number) => n + 1, 0)
  const isBusy = parcels.length > 0
  useEffect(() => {
    const timer = isBusy ? setInterval(tick, 1000) : undefined
    return () => clearInterval(timer)
  }, [isBusy])
  return (
    <section
      aria-label={text.upload.label}
      className={cx(
        'grid gap-2',
        // Many files scroll by themselves; what they are dropped on stays in sight.
        'max-h-[50vh] overflow-y-auto',
        floating && 'fixed right-4 bottom-4 z-30 w-[min(440px,calc(100vw-32px))] [&>section]:shadow-floating',
        !floating && isBusy && 'mb-4',
      )}
    >
      {parcels.map(parcel => (
        <ParcelRow key={parcel.id} parcel={parcel} inLine={!floating} />
      ))}
      <p className="sr-only" aria-live="polite">
        {parcels.map(spoken).join('. ')}
      </p>
    </section>
  )

  /** Only the steps are spoken, not every row. */
  function spoken(parcel: (typeof parcels)[number]): string {
    const state = parcel.failure ?? progressOf(parcel, 0).words.split(' · ')[0]
    return `${parcel.fileName}: ${state}`
  }
}
