import { useQuery } from '@tanstack/react-query'
import { templateRoutes } from '../../../contract/routes/templates.ts'
import { call } from '../../api.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

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
      {fitting.map(({ id, name, description, unfilled }) => (
        <Choice
          key={id}
          name="template"
          checked={chosen === id}
          onChoose={() => onChoose(id)}
          label={name}
          note={[description, ...(unfilled.length > 0 ? [words.waitsFor(unfilled.length)] : [])].join(' · ')}
        />
      ))}
    </fieldset>
  )
}
