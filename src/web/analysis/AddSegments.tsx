import { Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Analysis } from '../../contract/analysis/analysis.ts'
import { useMay } from '../access/me.ts'
import { analysisText } from '../analysisText.ts'
import { Button } from '../ui/Button.tsx'
import type { SegmentsDialogProps } from './SegmentsDialog.tsx'

const words = analysisText.segments
const SegmentsDialog = lazy(() => import('./SegmentsDialog.tsx').then(m => ({ default: m.SegmentsDialog })))

/** Segments that were found, as a column of the table; for those who may prepare it. */
export function AddSegments({ analysis }: { analysis: Analysis }) {
  const [isOpen, setIsOpen] = useState(false)
  const mayEdit = useMay('editor')
  const { answer, source } = analysis
  if (answer.type !== 'segments' || !mayEdit) return null
  const given: SegmentsDialogProps = { result: answer.result, source, onClose: () => setIsOpen(false) }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => setIsOpen(true)}>
        <Plus size={14} aria-hidden />
        {words.add}
      </Button>
      <p className="min-w-0 text-label text-muted">{words.addNote}</p>
      {isOpen && (
        <Suspense>
          <SegmentsDialog {...given} />
        </Suspense>
      )}
    </div>
  )
}
