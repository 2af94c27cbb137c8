import type { DrawnAnalysis, TileConfig } from '../../../contract/dashboard.ts'
import { say } from '../../analysis/sayAnalysis.ts'
import { builderText as words } from '../../builderText.ts'
import { Select } from '../../ui/Select.tsx'
import { useTileActions } from './useTileActions.ts'

type Config = Extract<TileConfig, { kind: 'analysis' }>
const kinds = { picture: words.picture, table: words.partTable }

interface Props {
  id: string
  tileId: string
  config: Config
  parts: DrawnAnalysis['parts']
}

/** Which picture or table of an answer a tile shows, or its words alone. */
export function PartSelect({ id, tileId, config, parts }: Props) {
  const { set } = useTileActions()
  const { part: _part, ...rest } = config
  const options = [
    ...parts.map(({ kind, id: part, title }) => ({
      label: words.showsPart(kinds[kind], say(title)),
      config: { ...rest, show: kind, part },
    })),
    { label: words.showsAnswer, config: { ...rest, show: 'answer' as const } },
  ]
  const first = parts.find(({ kind }) => kind === config.show)
  const at = options.findIndex(option => isShown(option.config, config, first?.id))
  return (
    <Select
      id={id}
      value={at}
      onChange={event => {
        const chosen = options[Number(event.target.value)]
        if (chosen) set(tileId, { config: chosen.config })
      }}
      className="w-full"
    >
      {at < 0 && <option value={-1}>{words[`shows${config.show === 'table' ? 'Table' : 'Picture'}`]}</option>}
      {options.map(({ label }, i) => (
        <option key={label} value={i}>
          {label}
        </option>
      ))}
    </Select>
  )
}

/** Without a part the first of its kind is shown. */
function isShown(option: Config, { show, part }: Config, first: string | undefined): boolean {
  return option.show === show && (show === 'answer' || option.part === (part ?? first))
}
