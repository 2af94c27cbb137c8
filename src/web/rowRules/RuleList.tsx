import { KeyRound, Plus, User, Users } from 'lucide-react'
import type { Dataset } from '../../contract/dataset.ts'
import type { ListedRowRule, RuleSubject } from '../../contract/rowRule.ts'
import { rowRulesText as words } from '../rowRulesText.ts'
import { Button } from '../ui/Button.tsx'
import { rowsWords, whoOf } from './ruleWords.ts'

interface Props {
  dataset: Dataset
  rules: readonly ListedRowRule[]
  onNew: () => void
  onChange: (rule: ListedRowRule) => void
  onRemove: (rule: ListedRowRule) => void
}

/** The rules of a dataset, table by table: whom each is about, which rows it shows, how many those are now. */
export function RuleList({ dataset, rules, onNew, ...actions }: Props) {
  const tableIds = [...new Set(rules.map(({ tableId }) => tableId))]
  return (
    <div className="grid gap-4">
      {tableIds.map(tableId => {
        const table = dataset.tablesOfVersion.find(({ id }) => id === tableId)
        const own = rules.filter(rule => rule.tableId === tableId)
        const name = table?.name ?? own[0]?.tableName ?? words.goneTable
        return (
          <section key={tableId} aria-label={name} className="grid">
            {(dataset.tablesOfVersion.length > 1 || !table) && <h3 className="pb-1 font-semibold text-body">{name}</h3>}
            <ul className="grid">
              {own.map(rule => (
                <RuleLine key={rule.id} rule={rule} columns={table?.columns ?? []} {...actions} />
              ))}
            </ul>
            {unruled(own).length > 0 && (
              <p className="border-line border-t pt-2 text-label text-muted">
                {words.implicit(unruled(own).join(', '))}
              </p>
            )}
          </section>
        )
      })}
      <div className="grid gap-1 text-label text-muted">
        <p>{words.note}</p>
        <p>{words.keysNote}</p>
      </div>
      <div className="flex justify-end">
        <Button look="primary" onClick={onNew}>
          <Plus size={14} aria-hidden />
          {words.add}
        </Button>
      </div>
    </div>
  )
}

/** Roles that no rule of a table is about. */
function unruled(rules: readonly ListedRowRule[]): string[] {
  const roles = rules.flatMap(({ subject }) => (subject.kind === 'role' ? [subject.role] : []))
  return (['viewer', 'editor'] as const).filter(role => !roles.includes(role)).map(role => words.role[role])
}

const icons: Record<RuleSubject['kind'], typeof User> = { role: Users, member: User, apiKey: KeyRound }

interface LineProps extends Pick<Props, 'onChange' | 'onRemove'> {
  rule: ListedRowRule
  columns: Dataset['tablesOfVersion'][number]['columns']
}

function RuleLine({ rule, columns, onChange, onRemove }: LineProps) {
  const Icon = icons[rule.subject.kind]
  const who = whoOf(rule)
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-2">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
      <div className="min-w-0 flex-[1_1_14rem]">
        <p className="break-words font-medium text-body">{who}</p>
        <p className="break-words text-body">{rowsWords(rule.rows, columns)}</p>
        <Reach reach={rule.reach} />
      </div>
      <div className="flex gap-1">
        <Button look="ghost" aria-label={`${words.edit}: ${who}`} onClick={() => onChange(rule)}>
          {words.edit}
        </Button>
        <Button look="ghost" aria-label={`${words.remove}: ${who}`} onClick={() => onRemove(rule)}>
          {words.remove}
        </Button>
      </div>
    </li>
  )
}

/** How many rows a rule shows, or why none. */
export function Reach({ reach }: Pick<ListedRowRule, 'reach'>) {
  if (reach === null) return <p className="text-label text-muted">{words.noCount}</p>
  if (reach.faults.length === 0) return <p className="num text-label text-muted">{words.count(reach.rows, reach.of)}</p>
  return (
    <p className="text-bad text-label">
      {words.fails} {reach.faults.join(' ')}
    </p>
  )
}
