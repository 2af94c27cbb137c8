import { organiseText as words } from '../organiseText.ts'
import { useNarrowing } from './narrowing.ts'

const views = ['all', 'favourites', 'trash'] as const

/** All datasets, one's favourites, or the trash. */
export function ViewSwitch() {
  const [{ only }, narrow] = useNarrowing()
  const current = only ?? 'all'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={words.viewLabel} className="flex rounded-control border border-line bg-surface p-0.5">
      {views.map(view => (
        <button
          key={view}
          type="button"
          aria-pressed={view === current}
          onClick={() => narrow(view === 'all' ? {} : { only: view })}
          className="h-7 pointer-coarse:h-10 rounded-control px-2.5 text-label text-muted hover:text-fg aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-fg"
        >
          {words.views[view]}
        </button>
      ))}
    </div>
  )
}
