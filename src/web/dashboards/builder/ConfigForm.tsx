import { useMutation } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import type { DashboardTile, TileConfig } from '../../../contract/dashboard.ts'
import { dashboardImageRoutes } from '../../../contract/routes/dashboardImages.ts'
import { send } from '../../api.ts'
import { builderText as words } from '../../builderText.ts'
import { Button } from '../../ui/Button.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextTile } from '../view/TextTile.tsx'
import { AnalysisForm } from './AnalysisForm.tsx'
import { useEditing } from './editing.ts'
import { FilterForm } from './FilterForm.tsx'
import { useTileActions } from './useTileActions.ts'

type Config<K extends TileConfig['kind']> = Extract<TileConfig, { kind: K }>

/** What a tile of a kind can be told. */
export function ConfigForm({ tile }: { tile: DashboardTile }) {
  const { config, id } = tile
  switch (config.kind) {
    case 'chart':
    case 'finding':
      return <QuestionForm tileId={id} config={config} />
    case 'analysis':
      return <AnalysisForm tile={tile} config={config} />
    case 'text':
      return <TextForm tileId={id} config={config} />
    case 'image':
      return <ImageForm tileId={id} config={config} />
    case 'section':
      return <SectionForm tileId={id} config={config} />
    case 'filter':
      return <FilterForm filterId={config.filterId} />
  }
}

interface FormProps<K extends TileConfig['kind']> {
  tileId: string
  config: Config<K>
}

function QuestionForm({ tileId, config }: FormProps<'chart' | 'finding'>) {
  const { float } = useEditing()
  return (
    <div className="grid gap-2">
      <Button onClick={() => float({ kind: 'question', tileId, question: config.question })}>{words.editChart}</Button>
      {config.kind === 'chart' && config.chartId && <p className="text-label text-muted">{words.followsChart}</p>}
    </div>
  )
}

function TextForm({ tileId, config }: FormProps<'text'>) {
  const { set } = useTileActions()
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium text-label">
        {words.markdown}
      </label>
      <textarea
        id={id}
        rows={10}
        maxLength={20_000}
        value={config.markdown}
        aria-describedby={`${id}-note`}
        onChange={event => set(tileId, { config: { ...config, markdown: event.target.value } }, `text ${tileId}`)}
        className="rounded-control border border-line bg-surface px-2.5 py-1.5 font-mono text-body text-fg"
      />
      <p id={`${id}-note`} className="text-label text-muted">
        {words.markdownHint}
      </p>
      <h3 className="mt-2 font-medium text-label">{words.preview}</h3>
      <div className="max-h-60 overflow-auto rounded-control border border-line p-3">
        <TextTile markdown={config.markdown} />
      </div>
    </div>
  )
}

const mostBytes = 5 * 1024 * 1024

function ImageForm({ tileId, config }: FormProps<'image'>) {
  const { dashboard } = useEditing()
  const { set } = useTileActions()
  const picker = useRef<HTMLInputElement>(null)
  const fit = useId()
  const upload = useMutation({
    mutationFn: (file: File) => {
      if (file.size > mostBytes) throw new Error(words.imageTooLarge)
      return send({
        route: dashboardImageRoutes.addImage,
        params: { dashboardId: dashboard.id },
        query: {},
        files: [file],
        onSent: () => {},
        signal: new AbortController().signal,
      })
    },
    onSuccess: ({ imageId }, file) =>
      set(tileId, { config: { ...config, imageId, alt: config.alt || file.name.replace(/\.\w+$/, '') } }),
    onError: () => {},
  })
  return (
    <div className="grid gap-2">
      <input
        ref={picker}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={words.imageChoose}
        className="sr-only"
        tabIndex={-1}
        onChange={event => {
          const [file] = event.target.files ?? []
          if (file) upload.mutate(file)
        }}
      />
      <Button busy={upload.isPending} onClick={() => picker.current?.click()}>
        {words.imageChoose}
      </Button>
      <p className="text-label text-muted">{words.imageHint}</p>
      {upload.error && <Fault error={upload.error} />}
      <Field
        label={words.imageAlt}
        value={config.alt}
        maxLength={500}
        onChange={event => set(tileId, { config: { ...config, alt: event.target.value } }, `alt ${tileId}`)}
      />
      <label htmlFor={fit} className="font-medium text-label">
        {words.imageFit}
      </label>
      <Select
        id={fit}
        value={config.fit}
        onChange={event =>
          set(tileId, { config: { ...config, fit: event.target.value === 'cover' ? 'cover' : 'contain' } })
        }
      >
        {Object.entries(words.imageFits).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  )
}

function SectionForm({ tileId, config }: FormProps<'section'>) {
  const { set } = useTileActions()
  return (
    <label className="flex items-center gap-2 text-body">
      <input
        type="checkbox"
        checked={config.isCollapsed}
        onChange={event => set(tileId, { config: { ...config, isCollapsed: event.target.checked } })}
        className="size-4 accent-accent"
      />
      {words.fold}
    </label>
  )
}
