import { type ReactNode, useState } from 'react'
import type { Message } from '../../../contract/message.ts'
import type { ReadSettings } from '../../../contract/settings.ts'
import { EffectDialog } from '../../versions/EffectDialog.tsx'
import { useVersionChanges } from '../../versions/useVersionChanges.ts'

interface Trial {
  change: ReadSettings
  /** As the history will say it. */
  what: Message[]
  title: string
  /** As it is said here. */
  said: string
}

/** Tries another reading of the kept file: shown first, applied or dropped in a dialog. */
export function useTrial(datasetId: string): { tryOut: (trial: Trial) => void; isBusy: boolean; dialog: ReactNode } {
  const { reread } = useVersionChanges()
  const [trial, setTrial] = useState<(Trial & { proposalId: string }) | null>(null)
  const tryOut = (wanted: Trial) =>
    reread.mutate(
      { datasetId, change: wanted.change, what: wanted.what },
      { onSuccess: ({ proposalId }) => setTrial({ ...wanted, proposalId }) },
    )
  const dialog = trial && (
    <EffectDialog proposalId={trial.proposalId} title={trial.title} what={trial.said} onClose={() => setTrial(null)} />
  )
  return { tryOut, isBusy: reread.isPending, dialog }
}
