import { useEffect, useId } from 'react'
import type { RuleSubject } from '../../contract/rowRule.ts'
import { useMembers } from '../access/people.ts'
import { useApiKeys } from '../apiKeys/queries.ts'
import { rowRulesText as words } from '../rowRulesText.ts'
import { Select } from '../ui/Select.tsx'

interface Props {
  subject: RuleSubject | null
  /** What a member or key is called that is in no list any more. */
  subjectName: string | null
  onChange: (subject: RuleSubject | null) => void
}

/** Whom a rule is about: a role, a member whom rules can limit, or a key. */
export function SubjectField({ subject, subjectName, onChange }: Props) {
  const id = useId()
  const members = useAll(useMembers()).filter(({ role }) => role === 'viewer' || role === 'editor')
  const keys = useAll(useApiKeys('workspace'))
  const value = subject === null ? '' : choiceOf(subject)
  const known = new Set([
    ...['role viewer', 'role editor'],
    ...members.map(({ userId }) => `member ${userId}`),
    ...keys.map(key => `apiKey ${key.id}`),
  ])
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {words.subject}
      </label>
      <Select id={id} required value={value} onChange={event => onChange(subjectOf(event.target.value))}>
        <option value="">{words.chooseSubject}</option>
        <optgroup label={words.roles}>
          <option value="role viewer">{words.role.viewer}</option>
          <option value="role editor">{words.role.editor}</option>
        </optgroup>
        {members.length > 0 && (
          <optgroup label={words.members}>
            {members.map(({ userId, name, email }) => (
              <option key={userId} value={`member ${userId}`}>
                {name} · {email}
              </option>
            ))}
          </optgroup>
        )}
        {keys.length > 0 && (
          <optgroup label={words.keys}>
            {keys.map(({ id: keyId, name, owner }) => (
              <option key={keyId} value={`apiKey ${keyId}`}>
                {name} · {owner.name}
              </option>
            ))}
          </optgroup>
        )}
        {subject !== null && !known.has(value) && (
          <option value={value}>{subjectName ?? (subject.kind === 'role' ? '' : words.gone[subject.kind])}</option>
        )}
      </Select>
    </div>
  )
}

interface Listed<T> {
  data: { pages: { items: T[] }[] } | undefined
  hasNextPage: boolean
  isFetchingNextPage: boolean
  fetchNextPage: () => unknown
}

/** Every page of a list: somebody beyond the first one can be chosen, too. */
function useAll<T>({ data, hasNextPage, isFetchingNextPage, fetchNextPage }: Listed<T>): T[] {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  return data?.pages.flatMap(({ items }) => items) ?? []
}

function choiceOf(subject: RuleSubject): string {
  if (subject.kind === 'role') return `role ${subject.role}`
  return subject.kind === 'member' ? `member ${subject.userId}` : `apiKey ${subject.keyId}`
}

function subjectOf(value: string): RuleSubject | null {
  const [kind, id = ''] = value.split(' ')
  if (kind === 'role') return { kind, role: id === 'viewer' ? 'viewer' : 'editor' }
  if (kind === 'member') return { kind, userId: id }
  return kind === 'apiKey' ? { kind, keyId: id } : null
}
