import { join } from 'node:path'
import type { Message } from '../../../contract/message.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { repair } from '../landing/finish.ts'
import type { TextEncoding } from './textEncoding.ts'
import type { Utf8Text } from './textLayout.ts'
import { transcode } from './transcode.ts'

export interface Utf8Source {
  path: string
  encoding: TextEncoding
  /** A folder for the text in UTF-8, when it is not. */
  workDir: string
  signal?: AbortSignal | undefined
}

export interface Utf8Copy {
  text: Utf8Text
  repairs: Repair[]
  warnings: Message[]
}

/** The text in UTF-8, converted when it is in another encoding or damaged, and what that cost. */
export async function asUtf8({ path, encoding, workDir, signal }: Utf8Source): Promise<Utf8Copy> {
  if (encoding.encoding === 'utf-8' && !encoding.isDamaged)
    return { text: { path, bomBytes: encoding.bomBytes }, repairs: [], warnings: [] }
  const utf8 = join(workDir, 'utf8.txt')
  const broken = await transcode(path, utf8, encoding.encoding, signal)
  const warnings: Message[] = []
  if (broken > 0) warnings.push({ code: 'ingest.characters_lost', params: { count: broken } })
  const rival = encoding.others?.find(({ isLikely }) => isLikely)
  if (rival !== undefined)
    warnings.push({ code: 'ingest.encoding_doubtful', params: { encoding: encoding.encoding, other: rival.encoding } })
  return { text: { path: utf8, bomBytes: 0 }, repairs: encodingRepairs(encoding, broken), warnings }
}

function encodingRepairs({ encoding, isDamaged, others = [] }: TextEncoding, broken: number): Repair[] {
  if (encoding === 'utf-8') return isDamaged ? [repair('ingest.characters_lost', broken)] : []
  const choices = others.map(other => ({
    message: { code: 'ingest.choice_encoding', params: { encoding: other.encoding } },
    change: { encoding: other.encoding, tables: [] },
    isLikely: other.isLikely,
  }))
  return [
    {
      ...repair('ingest.transcoded', 1, { encoding }),
      undo: { encoding: 'utf-8', tables: [] },
      ...(choices.length > 0 && { choices }),
    },
  ]
}
