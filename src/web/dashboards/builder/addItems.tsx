import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  ChartColumn,
  Check,
  Filter,
  Hash,
  Heading,
  Image,
  Lightbulb,
  Sheet,
  Sigma,
  TableProperties,
  Type,
} from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import type { ChartType } from '../../../contract/chart.ts'
import type { Question } from '../../../contract/question.ts'
import { questionOf } from '../../../core/chart/question/questionOf.ts'
import { builderText as words } from '../../builderText.ts'
import { emptyQuestion } from '../../explore/address.ts'
import { ChartIcon } from '../../explore/chartIcon.tsx'
import { chartPagesQuery } from '../../savedCharts/queries.ts'
import { CommandGroup, CommandItem } from '../../ui/CommandList.tsx'
import { say } from '../../words.ts'
import { dashboardQuery } from '../queries.ts'
import type { Source } from './addSource.ts'
import { useEditing } from './editing.ts'
import {
  chartDraft,
  filterControl,
  filterOn,
  findingDraft,
  savedChartDraft,
  sectionDraft,
  type TileDraft,
  textDraft,
} from './newTile.ts'
import { useTileActions } from './useTileActions.ts'

interface Listed {
  source: Source
  added: ReadonlySet<string>
  onAdded: (name: string) => void
}

/** Things that begin empty. */
export function ScratchItems({ source, onClose }: { source: Source | null; onClose: () => void }) {
  const { float, openSettings } = useEditing()
  const { add } = useTileActions()
  const ask = (type: Question['type']) => {
    if (!source) return
    const place = { datasetId: source.datasetId, tableId: source.table.id }
    float({ kind: 'question', tileId: null, question: { ...emptyQuestion(place), type } })
  }
  const analyse = () => {
    if (!source) return
    const place = { datasetId: source.datasetId, tableId: source.table.id }
    float({ kind: 'analysis', tileId: null, source: place, request: null })
  }
  const put = (draft: TileDraft) => {
    onClose()
    const [id] = add([draft])
    if (id !== undefined) openSettings(id)
  }
  const items: [string, ReactNode, () => void][] = [
    ...(source
      ? ([
          [words.newChart, <ChartColumn key="i" size={14} />, () => ask('auto')],
          [words.keyFigure, <Hash key="i" size={14} />, () => ask('metric')],
          [words.newTable, <Sheet key="i" size={14} />, () => ask('table')],
          [words.newPivot, <TableProperties key="i" size={14} />, () => ask('pivot')],
          [words.newAnalysis, <Sigma key="i" size={14} />, analyse],
        ] satisfies [string, ReactNode, () => void][])
      : []),
    [words.text, <Type key="i" size={14} />, () => put(textDraft(words.newText))],
    [words.section, <Heading key="i" size={14} />, () => put(sectionDraft(words.newSection))],
    [
      words.image,
      <Image key="i" size={14} />,
      () => put({ config: { kind: 'image', imageId: '', alt: '', fit: 'contain' }, width: 4, height: 6 }),
    ],
  ]
  return (
    <CommandGroup heading={words.fromScratch}>
      {items.map(([label, icon, act]) => (
        <Item key={label} value={label} icon={icon} onSelect={act}>
          {label}
        </Item>
      ))}
    </CommandGroup>
  )
}

/** What the automatic dashboard of the table shows: as charts, and in words. */
export function SuggestedItems({ source, added, onAdded }: Listed) {
  const { add } = useTileActions()
  const { datasetId, versionId, table } = source
  const { data } = useQuery(dashboardQuery({ datasetId, versionId, tableId: table.id }, undefined))
  const found = (data?.tiles ?? []).flatMap(({ id, spec, model, place }) => {
    const question = questionOf(spec)
    return question && model ? [{ id, question, type: spec.type, title: say(model.title), model, place }] : []
  })
  return (
    <>
      <CommandGroup heading={words.suggestions}>
        {found.map(({ id, question, type, title, place }) => (
          <Item
            key={id}
            value={`${title} ${id}`}
            icon={<ChartIcon type={type} size={14} />}
            isAdded={added.has(id)}
            onSelect={() => {
              add([{ ...chartDraft(question, table.columns, type), width: place.w, height: place.h }])
              onAdded(id)
            }}
          >
            {title}
          </Item>
        ))}
      </CommandGroup>
      <CommandGroup heading={words.findings}>
        {found
          .filter(({ type }) => type !== 'table' && type !== 'metric')
          .map(({ id, question, title }) => (
            <Item
              key={id}
              value={`${words.asFinding(title)} ${id}`}
              icon={<Lightbulb size={14} />}
              isAdded={added.has(`finding ${id}`)}
              onSelect={() => {
                add([findingDraft(question, table.columns)])
                onAdded(`finding ${id}`)
              }}
            >
              {words.asFinding(title)}
            </Item>
          ))}
      </CommandGroup>
    </>
  )
}

/** Charts that were kept, of any dataset. */
export function SavedItems({ added, onAdded }: Listed) {
  const { add } = useTileActions()
  const { data } = useInfiniteQuery(chartPagesQuery({ search: '', sort: 'updated', direction: 'desc' }))
  return (
    <CommandGroup heading={words.savedCharts}>
      {data?.pages
        .flatMap(({ items }) => items)
        .map(chart => (
          <Item
            key={chart.id}
            value={`${chart.name} ${chart.id}`}
            icon={<ChartIcon type={chart.type as ChartType} size={14} />}
            hint={chart.dataset.name}
            isAdded={added.has(chart.id)}
            onSelect={() => {
              add([savedChartDraft(chart)])
              onAdded(chart.id)
            }}
          >
            {chart.name}
          </Item>
        ))}
    </CommandGroup>
  )
}

/** Controls that narrow the dashboard by a column. */
export function FilterItems({ source, added, onAdded }: Listed) {
  const { document } = useEditing()
  const { add } = useTileActions()
  const { datasetId, table } = source
  const columns = table.columns.filter(({ role }) => role === 'dimension' || role === 'time' || role === 'measure')
  const order = Math.max(0, ...document.filters.map(filter => filter.order)) + 1
  return (
    <CommandGroup heading={words.filters}>
      {columns.map(column => (
        <Item
          key={column.id}
          value={`${words.filter} ${column.name} ${column.id}`}
          icon={<Filter size={14} />}
          isAdded={added.has(`filter ${column.id}`)}
          onSelect={() => {
            const { operation, draft } = filterControl(filterOn(column, { datasetId, tableId: table.id }, order))
            add([draft], [operation])
            onAdded(`filter ${column.id}`)
          }}
        >
          {column.name}
        </Item>
      ))}
    </CommandGroup>
  )
}

interface ItemProps extends Omit<ComponentProps<typeof CommandItem>, 'mark'> {
  isAdded?: boolean
}

function Item({ isAdded = false, ...item }: ItemProps) {
  const label = words.added(item.children)
  return (
    <CommandItem
      {...item}
      {...(isAdded && { mark: <Check size={14} aria-label={label} className="shrink-0 text-good" /> })}
    />
  )
}
