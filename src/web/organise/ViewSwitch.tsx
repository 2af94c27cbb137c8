import { organiseText as words } from '../organiseText.ts'
import { Segments } from '../ui/Segments.tsx'
import { useNarrowing } from './narrowing.ts'

const views = ['all', 'favourites', 'trash'] as const

/** All datasets, one's favourites, or the trash. */
export function ViewSwitch() {
  const [{ only }, narrow] = useNarrowing()
  return (
    <Segments
      label={words.viewLabel}
      value={only ?? 'all'}
      options={views.map(view => [view, words.views[view]])}
      onChange={view => narrow(view === 'all' ? {} : { only: view })}
    />
  )
}
