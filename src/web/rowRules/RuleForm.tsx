import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { Dataset } from '../../contract/dataset.ts'
import type { Filter } from '../../contract/plan.ts'
import type { ListedRowRule, RuleSubject } from '../../contract/rowRule.ts'
import { pruned } from '../explore/filterTree.ts'
import { FilterField } from '../prepare/forms/FilterField.tsx'
import { rowRulesText as words } from '../rowRulesText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Select } from '../ui/Select.tsx'
import { toast } from '../ui/Toast.tsx'
import { reachQuery, useRowRules } from './queries.ts'
import { Reach } from './RuleList.tsx'
import { everyRow, noRow, reachOf, whoOf } from './ruleWords.ts'
import { SubjectField } from './SubjectField.tsx'

interface Props {
  dataset: Dataset
  /** The one that is changed; without it a new one is made. */
  rule?: ListedRowRule | undefined
  onDone: () => void
}

const SETTLE_MS = 250

/** Whom a rule is about and which rows they see, with how many those are. */
export function RuleForm({ dataset, rule, onDone }: Props) {
  const draft = useRuleDraft({ dataset, rule, onDone })
  const { tableId, subject, reach, filter, rows, fault, set } = draft
  const table = dataset.tablesOfVersion.find(({ id }) => id === tableId)
  return (
    // No form: each condition is one, and forms do not stand in forms.
    <div className="grid gap-4">
      {dataset.tablesOfVersion.length > 1 && (
        <TableField
          dataset={dataset}
          tableId={tableId}
          disabled={rule !== undefined}
          onChange={id => set({ tableId: id, filter: undefined })}
        />
      )}
      <SubjectField
        subject={subject}
        subjectName={rule?.subjectName ?? null}
        onChange={next => set({ subject: next })}
      />
      <fieldset className="grid gap-2 sm:grid-cols-3">
        <legend className="mb-1 font-medium text-label">{words.what}</legend>
        {(['some', 'none', 'all'] as const).map(one => (
          <Choice
            key={one}
            name="reach"
            checked={reach === one}
            onChoose={() => set({ reach: one })}
            {...words.reach[one]}
          />
        ))}
      </fieldset>
      {reach === 'some' && table && (
        <FilterField
          label={words.conditions}
          hint={words.conditionsHint}
          source={{ datasetId: dataset.id, tableId }}
          columns={table.columns}
          filter={filter}
          onChange={next => set({ filter: next })}
        />
      )}
      <Counted datasetId={dataset.id} tableId={tableId} rows={rows} />
      {fault && (
        <p role="alert" className="text-bad text-label">
          {fault}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{text.common.cancel}</Button>
        <Button look="primary" disabled={subject === null || rows === null} busy={draft.isSaving} onClick={draft.save}>
          {rule ? words.save : words.create}
        </Button>
      </div>
    </div>
  )
}

interface Draft {
  tableId: string
  subject: RuleSubject | null
  reach: 'some' | 'none' | 'all'
  filter: Filter | undefined
}

function draftOf({ dataset, rule }: Props): Draft {
  if (!rule) return { tableId: dataset.tablesOfVersion[0]?.id ?? '', subject: null, reach: 'some', filter: undefined }
  const { tableId, subject, rows } = rule
  const reach = reachOf(rows)
  return { tableId, subject, reach, filter: reach === 'some' ? rows : undefined }
}

/** Null while nothing says which rows. */
function rowsOf({ reach, filter }: Draft): Filter | null {
  if (reach === 'some') return pruned(filter) ?? null
  return reach === 'all' ? everyRow : noRow
}

function useRuleDraft(props: Props) {
  const { dataset, rule, onDone } = props
  const [draft, setDraft] = useState(() => draftOf(props))
  const { make, change } = useRowRules(dataset.id)
  const rows = rowsOf(draft)
  const save = () => {
    const { tableId, subject } = draft
    if (subject === null || rows === null) return
    const onSuccess = (saved: ListedRowRule) => {
      toast(words.made(whoOf(saved)))
      onDone()
    }
    if (rule) change.mutate({ ruleId: rule.id, subject, rows }, { onSuccess, onError: () => {} })
    else make.mutate({ tableId, subject, rows }, { onSuccess, onError: () => {} })
  }
  return {
    ...draft,
    ...{ rows, save, isSaving: make.isPending || change.isPending },
    fault: (rule ? change : make).error?.message,
    set: (part: Partial<Draft>) => setDraft({ ...draft, ...part }),
  }
}

interface TableProps {
  dataset: Dataset
  tableId: string
  disabled: boolean
  onChange: (tableId: string) => void
}

function TableField({ dataset, tableId, disabled, onChange }: TableProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {words.table}
      </label>
      <Select id={id} value={tableId} disabled={disabled} onChange={event => onChange(event.target.value)}>
        {dataset.tablesOfVersion.map(({ id: one, name }) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  )
}

/** How many rows the rule would show, once it has stood still for a moment. */
function Counted({ datasetId, tableId, rows }: { datasetId: string; tableId: string; rows: Filter | null }) {
  const [settled, setSettled] = useState(rows)
  const said = JSON.stringify(rows)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(said) as Filter | null), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [said])
  const { data, isError, isFetching } = useQuery(reachQuery(datasetId, tableId, settled))
  const isBusy = isFetching || said !== JSON.stringify(settled)
  return (
    <div aria-live="polite" className="min-h-5">
      {rows === null ? (
        <p className="text-label text-muted">{words.needsConditions}</p>
      ) : isBusy && !data ? (
        <p className="text-label text-muted">{words.counting}</p>
      ) : (
        <Reach reach={isError || !data ? null : data} />
      )}
    </div>
  )
}
