import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Alert } from '../../contract/quality.ts'
import type { Fix, RecipePreview } from '../../contract/recipe.ts'
import { EffectList } from '../figures/EffectList.tsx'
import { formatCount } from '../format.ts'
import { qualityText } from '../qualityText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { trySteps } from '../versions/trySteps.ts'
import { useSaveRecipe } from '../versions/useSaveRecipe.ts'
import { say } from '../words.ts'

const words = qualityText.fixes

interface Place {
  datasetId: string
  tableId: string
}

interface Props extends Place {
  versionId: string
  alert: Alert
  onClose: () => void
}

/** The ways to mend what a remark is about, each with its effect on the key figures before it is done. */
export function FixDialog({ datasetId, tableId, versionId, alert, onClose }: Props) {
  const fixes = alert.fixes ?? []
  const [chosenId, setChosenId] = useState(fixes[0]?.id)
  const fix = fixes.find(({ id }) => id === chosenId) ?? fixes[0]
  const place = { datasetId, tableId }
  const tried = useQuery({
    queryKey: ['fix', place, versionId, fix],
    queryFn: ({ signal }) => trySteps({ params: place, stepsFor: () => fix?.steps ?? [], rows: 1 }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const apply = useSaveRecipe(place, words.said, onClose)
  const fault = tried.data?.preview.faults[0]
  return (
    <Dialog open onClose={onClose} title={qualityText.fix} description={say(alert.message)}>
      <div className="grid gap-4">
        <Choices fixes={fixes} chosen={fix} onChoose={setChosenId} />
        <div aria-live="polite" className="min-h-16">
          {tried.isPending && <Skeleton className="h-16" />}
          {tried.error && <Fault error={tried.error} onRetry={() => void tried.refetch()} />}
          {fault && <p className="text-bad text-body">{say(fault.message)}</p>}
          {tried.data && !fault && <Effect preview={tried.data.preview} />}
        </div>
        <p className="text-label text-muted">{words.note}</p>
        {apply.error && <Fault error={apply.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button
            look="primary"
            disabled={!tried.data || fault !== undefined}
            busy={apply.isPending}
            onClick={() => tried.data && apply.mutate(tried.data.recipe)}
          >
            {words.apply}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

interface ChoicesProps {
  fixes: readonly Fix[]
  chosen: Fix | undefined
  onChoose: (id: string) => void
}

function Choices({ fixes, chosen, onChoose }: ChoicesProps) {
  if (fixes.length === 1 && chosen) return <p className="text-body">{say(chosen.title)}</p>
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">{words.choose}</legend>
      {fixes.map(({ id, title }) => (
        <label key={id} className="control flex items-center gap-2 rounded-control px-1 text-body hover:bg-hover">
          <input type="radio" name="fix" checked={id === chosen?.id} onChange={() => onChoose(id)} />
          {say(title)}
        </label>
      ))}
    </fieldset>
  )
}

function Effect({ preview }: { preview: RecipePreview }) {
  const before = preview.steps.at(-2)?.rows ?? preview.rowsIn
  const after = preview.steps.at(-1)?.rows ?? preview.rowsIn
  const count = formatCount(after)
  return (
    <div className="grid gap-2">
      <p className="text-body">{before === after ? words.sameRows(count) : words.rows(formatCount(before), count)}</p>
      <EffectList figures={preview.figures} />
    </div>
  )
}
