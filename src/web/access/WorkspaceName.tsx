import { useMutation, useQueryClient } from '@tanstack/react-query'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { InlineEdit } from '../ui/InlineEdit.tsx'
import { meQuery, useMe } from './me.ts'

const words = text.people

/** The workspace's name, edited where it stands. */
export function WorkspaceName() {
  const { workspace } = useMe()
  const queries = useQueryClient()
  const rename = useMutation({
    mutationFn: (name: string) => call(accessRoutes.renameWorkspace, { body: { name } }),
    onSuccess: me => queries.setQueryData(meQuery.queryKey, me),
  })
  return (
    <section aria-label={words.workspace}>
      <h2 className="mb-2 font-semibold text-body">{words.workspace}</h2>
      <Card className="flex min-h-12 items-center gap-4 px-3 py-2 text-body">
        <span className="shrink-0 text-muted">{words.workspaceName}</span>
        <span className="min-w-0 flex-1 font-medium">
          <InlineEdit
            value={workspace.name}
            label={words.workspaceName}
            maxLength={100}
            required
            onSave={rename.mutate}
          />
        </span>
      </Card>
    </section>
  )
}
