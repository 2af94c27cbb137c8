import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { templateRoutes } from '../../../contract/routes/templates.ts'
import { call } from '../../api.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { toast } from '../../ui/Toast.tsx'

interface Props {
  datasetId: string
  chosen: string | null
  onChoose: (templateId: string) => void
}

/** Templates that a dataset can fill, the best fit first, with what they would lack. */
export function TemplateList({ datasetId, chosen, onChoose }: Props) {
  const found = useQuery({
    queryKey: ['templates', datasetId],
    queryFn: ({ signal }) => call(templateRoutes.listTemplates, { query: { datasetId } }, signal),
  })
  if (found.isPending) return <Skeleton className="h-24" />
  if (found.isError) return <Fault error={found.error} onRetry={() => void found.refetch()} />
  const fitting = found.data.items.filter(({ score }) => score > 0)
  if (fitting.length === 0) return <p className="text-label text-muted">{words.noTemplate}</p>
  return (
    <fieldset className="grid max-h-60 gap-2 overflow-auto">
      <legend className="mb-1 font-medium text-label">{words.templates}</legend>
      {fitting.map(({ id, name, description, unfilled, isBuiltIn }) => (
        <div key={id} className="flex items-center gap-1 *:first:flex-1">
          <Choice
            name="template"
            checked={chosen === id}
            onChoose={() => onChoose(id)}
            label={name}
            note={[description, unfilled.length > 0 && words.waitsFor(unfilled.length)].filter(Boolean).join(' · ')}
          />
          {!isBuiltIn && <RemoveTemplate id={id} name={name} />}
        </div>
      ))}
    </fieldset>
  )
}

function RemoveTemplate({ id, name }: { id: string; name: string }) {
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call(templateRoutes.deleteTemplate, { params: { templateId: id } }),
    onSuccess: () => {
      toast(words.templateRemoved(name))
      return queries.invalidateQueries({ queryKey: ['templates'] })
    },
  })
  return (
    <IconButton label={words.removeTemplate(name)} disabled={remove.isPending} onClick={() => remove.mutate()}>
      <Trash2 size={14} aria-hidden />
    </IconButton>
  )
}
