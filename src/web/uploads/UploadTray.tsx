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
        'grid grid-cols-[minmax(0,1fr)]',
        // Many files scroll by themselves; what they are dropped on stays in sight.
        'max-h-[50vh] overflow-y-auto',
        floating && 'fixed right-4 bottom-4 z-30 w-[min(440px,calc(100vw-32px))]',
        floating &&
          isBusy &&
          'rounded-card border border-line bg-surface shadow-floating [&>section]:rounded-none [&>section]:border-0 [&>section+section]:border-t',
        // Room for the rings of what is focused inside.
        !floating && '-m-1 gap-2 p-1',
        !floating && isBusy && 'mb-3',
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
