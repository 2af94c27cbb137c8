import type { Column } from '../../contract/column.ts'
import { analysisText as words } from '../analysisText.ts'
import type { Method } from './catalogue/method.ts'
import { lacks, sections } from './methods.ts'

interface Props {
  columns: readonly Column[]
  onChoose: (method: Method) => void
}

/** Every method by the question it answers, and what the table lacks for it. */
export function MethodGallery({ columns, onChoose }: Props) {
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
                <Choice method={method} lacking={lacks(method, columns)} onChoose={() => onChoose(method)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Choice({ method, lacking, onChoose }: { method: Method; lacking: string | null; onChoose: () => void }) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="grid h-full w-full content-start gap-1 rounded-card border border-line bg-surface p-4 text-left hover:bg-hover"
    >
      <span className="font-medium text-body">{method.name}</span>
      <span className="text-label text-muted">{method.asks}</span>
      {lacking !== null && <span className="text-label text-warn">{words.lacksShort(lacking)}</span>}
    </button>
  )
}
