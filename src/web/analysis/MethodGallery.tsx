import { analysisText as words } from '../analysisText.ts'
import type { Method } from './catalogue/method.ts'
import { sections } from './methods.ts'

/** Every method by the question it answers. */
export function MethodGallery({ onChoose }: { onChoose: (method: Method) => void }) {
  return (
    <div className="grid gap-3">
      <div>
        <h2 className="font-semibold text-lead">{words.gallery}</h2>
        <p className="text-body text-muted">{words.galleryNote}</p>
      </div>
      {sections.map(({ name, methods }) => (
        <section key={name} aria-label={name} className="grid gap-2">
          <h3 className="font-medium text-body text-muted">{name}</h3>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
            {methods.map(method => (
              <li key={method.type}>
                <button
                  type="button"
                  onClick={() => onChoose(method)}
                  className="grid h-full w-full content-start gap-1 rounded-card border border-line bg-surface p-4 text-left hover:bg-hover"
                >
                  <span className="font-medium text-body">{method.name}</span>
                  <span className="text-label text-muted">{method.asks}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
