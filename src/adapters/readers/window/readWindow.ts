import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileKind } from '../../../core/grid/fileKind.ts'
import type { FileRow, WindowRequest } from '../../../ports/reader.ts'
import { reasonToIgnore } from '../archive/memberName.ts'
import { gunzip, UNPACK_LIMITS, unpackMember } from '../archive/unpack.ts'
import { IngestFault } from '../fault.ts'
import { headOf } from '../headOf.ts'
import { openAnyWorkbook } from '../workbook/openAnyWorkbook.ts'
import { type WorkbookKind, workbookKind } from '../workbook/workbookKind.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import { openArchive } from '../xlsx/zip.ts'
import type { Step } from './step.ts'
import { Stretches } from './stretches.ts'
import { passText } from './textWindow.ts'

/**
 * Rows of a file as they stand in it, in this process; null when the format has none.
 * @throws IngestFault as reading it does
 */
export async function readWindow({ outDir, stretches, ...request }: WindowRequest): Promise<FileRow[] | null> {
  const workDir = join(outDir, '.window')
  const wanted = new Stretches(stretches)
  try {
    await mkdir(workDir, { recursive: true })
    const hasRows = await passRows({ ...request, workDir, depth: 0 }, wanted)
    return hasRows ? wanted.rows : null
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

async function passRows(step: Step, wanted: Stretches): Promise<boolean> {
  switch (fileKind(await headOf(step.path))) {
    case 'text':
      await passText(step, wanted)
      return true
    case 'zip':
    case 'compound': {
      const kind = await workbookKind(step.path)
      if (kind === null) return passMember(step, wanted)
      await passSheet(step, kind, wanted)
      return true
    }
    case 'gzip':
      return passInner(step, step.sheet, wanted, async path => {
        const file = await open(step.path, 'r')
        const { size } = await file.stat().finally(() => file.close())
        await gunzip({ path: step.path, bytes: size }, path, step.signal)
      })
    default:
      return false
  }
}

async function passSheet({ sheet: name, ...step }: Step, kind: WorkbookKind, wanted: Stretches): Promise<void> {
  const { workbook } = await openAnyWorkbook({ ...step, kind })
  try {
    const sheet = workbook.sheets.find(other => other.name === name)
    if (sheet === undefined) throw new IngestFault('missing_part', { part: name ?? '' })
    for await (const batch of workbook.rows(sheet, step.signal)) {
      for (const { row, cells } of batch) if (!wanted.pass(row, cells)) return
    }
  } finally {
    workbook.close()
  }
}

/** The file of an archive that holds the table: its only one, or the one its sheet is called after. */
async function passMember(step: Step, wanted: Stretches): Promise<boolean> {
  const archive = await openArchive(step.path, { ...XLSX_LIMITS, ...UNPACK_LIMITS })
  try {
    const members = archive.members.filter(({ name }) => reasonToIgnore(name) === null)
    const sheet = step.sheet ?? ''
    const isOnly = members.length === 1
    const member = isOnly ? members[0] : members.find(({ name }) => name === sheet || sheet.startsWith(`${name}/`))
    if (member === undefined) throw new IngestFault('missing_part', { part: sheet })
    const inner = isOnly ? step.sheet : sheet.slice(member.name.length + 1) || null
    return await passInner(step, inner, wanted, path => unpackMember(member.chunks(step.signal), path, step.signal))
  } finally {
    archive.close()
  }
}

async function passInner(
  step: Step,
  sheet: string | null,
  wanted: Stretches,
  unpack: (path: string) => Promise<void>,
): Promise<boolean> {
  const path = join(step.workDir, `unpacked-${step.depth}`)
  await unpack(path)
  return passRows({ ...step, path, sheet, file: null, depth: step.depth + 1 }, wanted)
}
