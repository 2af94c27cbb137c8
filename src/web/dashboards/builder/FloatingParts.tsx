import { lazy, Suspense } from 'react'
import { HeldKeys } from '../../ui/HeldKeys.tsx'
import { useEarly } from '../../ui/useEarly.ts'
import type { useDashboardSync } from '../sync/useDashboardSync.ts'
import { type Floating, useEditing } from './editing.ts'
import { PhoneDialog } from './PhoneDialog.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { useTileActions } from './useTileActions.ts'

const loadAddDialog = () => import('./AddDialog.tsx')
const AddDialog = lazy(() => loadAddDialog().then(module => ({ default: module.AddDialog })))
const QuestionDialog = lazy(() => import('./QuestionDialog.tsx').then(module => ({ default: module.QuestionDialog })))
const AnalysisDialog = lazy(() => import('./AnalysisDialog.tsx').then(module => ({ default: module.AnalysisDialog })))

interface Props {
  floating: Floating | null
  sync: ReturnType<typeof useDashboardSync>
}

/** The dialogs of the editor, one at a time. */
export function FloatingParts({ floating, sync }: Props) {
  const { float } = useEditing()
  const close = () => float(null)
  useEarly(loadAddDialog)
  if (floating?.kind === 'publish') return <PublishDialog sync={sync} onClose={close} />
  if (floating?.kind === 'phone') return <PhoneDialog onClose={close} />
  return (
    <Suspense fallback={<HeldKeys />}>
      {floating?.kind === 'add' && <AddDialog onClose={close} />}
      {floating?.kind === 'analysis' && <Analysing floating={floating} onClose={close} />}
      {floating?.kind === 'question' && <Asking floating={floating} onClose={close} />}
    </Suspense>
  )
}

/** The analysis of a tile, or of a new one; what of the answer is shown begins anew with another method. */
function Analysing({ floating, onClose }: { floating: Extract<Floating, { kind: 'analysis' }>; onClose: () => void }) {
  const { tiles, change, openSettings } = useEditing()
  const { add } = useTileActions()
  const { tileId } = floating
  return (
    <AnalysisDialog
      {...floating}
      onClose={onClose}
      onKeep={draft => {
        onClose()
        const before = tiles.find(({ id }) => id === tileId)?.config
        if (before?.kind !== 'analysis' || tileId === null || draft.config.kind !== 'analysis') {
          const [id] = add([draft])
          if (id !== undefined) openSettings(id)
          return
        }
        const isSameMethod = before.request.type === draft.config.request.type
        const config = { ...(isSameMethod ? before : draft.config), request: draft.config.request }
        change([{ op: 'setTile', id: tileId, fields: { config } }])
      }}
    />
  )
}

/** The question of a tile, or of a new one. */
function Asking({ floating, onClose }: { floating: Extract<Floating, { kind: 'question' }>; onClose: () => void }) {
  const { tiles, change } = useEditing()
  const { add } = useTileActions()
  const { tileId } = floating
  return (
    <QuestionDialog
      question={floating.question}
      isNew={tileId === null}
      onClose={onClose}
      onKeep={draft => {
        onClose()
        if (tileId === null) return add([draft])
        const kind = tiles.find(({ id }) => id === tileId)?.config.kind
        // What followed a saved chart is the tile's own from now on.
        const config = kind === 'finding' && 'question' in draft.config ? { ...draft.config, kind } : draft.config
        change([{ op: 'setTile', id: tileId, fields: { config } }])
      }}
    />
  )
}
