import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Dataset } from '../../contract/dataset.ts'
import type { ListedRowRule } from '../../contract/rowRule.ts'
import { rowRulesText as words } from '../rowRulesText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/Toast.tsx'
import { rowRulesQuery, useRowRules } from './queries.ts'
import { RuleForm } from './RuleForm.tsx'
import { RuleList } from './RuleList.tsx'
import { whoOf } from './ruleWords.ts'

type Step = { at: 'all' } | { at: 'new' } | { at: 'form'; rule: ListedRowRule }
const all: Step = { at: 'all' }

/** Who sees which rows of a dataset. For admins. */
export function RowRulesDialog({ dataset, onClose }: { dataset: Dataset; onClose: () => void }) {
  const [step, setStep] = useState<Step>(all)
  const back = () => setStep(all)
  if (step.at === 'new')
    return (
      <Dialog open wide onClose={back} title={words.addTitle}>
        <RuleForm dataset={dataset} onDone={back} />
      </Dialog>
    )
  if (step.at === 'form')
    return (
      <Dialog open wide onClose={back} title={words.editTitle}>
        <RuleForm dataset={dataset} rule={step.rule} onDone={back} />
      </Dialog>
    )
  return (
    <Dialog open wide onClose={onClose} title={text.dataset.whoSees}>
      <Rules dataset={dataset} onNew={() => setStep({ at: 'new' })} onChange={rule => setStep({ at: 'form', rule })} />
    </Dialog>
  )
}

interface RulesProps {
  dataset: Dataset
  onNew: () => void
  onChange: (rule: ListedRowRule) => void
}

function Rules({ dataset, onNew, onChange }: RulesProps) {
  const { data, error, isPending, refetch } = useQuery(rowRulesQuery(dataset.id))
  const { make, remove } = useRowRules(dataset.id)
  const takeBack = (rule: ListedRowRule) => {
    const { id, tableId, subject, rows } = rule
    remove.mutate(id, {
      onSuccess: () =>
        toast(words.removed(whoOf(rule)), {
          label: text.common.undo,
          run: () => make.mutate({ tableId, subject, rows }),
        }),
    })
  }
  if (isPending) return <Skeleton className="h-32" />
  if (error) return <Fault error={error} onRetry={() => void refetch()} />
  if (data.items.length > 0)
    return <RuleList dataset={dataset} rules={data.items} onNew={onNew} onChange={onChange} onRemove={takeBack} />
  return (
    <div className="flex flex-col items-start gap-3 py-2">
      <p className="text-body">{words.empty}</p>
      <p className="max-w-prose text-label text-muted">{words.emptyNote}</p>
      <Button look="primary" onClick={onNew}>
        <Plus size={14} aria-hidden />
        {words.add}
      </Button>
    </div>
  )
}
