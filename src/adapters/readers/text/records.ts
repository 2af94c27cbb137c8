import { createReadStream } from 'node:fs'
import { RecordSplitter, type Separation, type SplitFaults } from '../../../core/grid/recordSplitter.ts'
import { IngestFault } from '../fault.ts'

const CHUNK_BYTES = 1 << 18
const LONGEST_RECORD = 1 << 24

export interface Records extends AsyncIterable<string[][]> {
  readonly faults: SplitFaults
}

/** All records of a UTF-8 text in batches, in constant memory. @throws IngestFault record_too_long */
export function readRecords(path: string, separation: Separation, signal?: AbortSignal): Records {
  const splitter = new RecordSplitter(separation)
  return {
    faults: splitter.faults,
    async *[Symbol.asyncIterator]() {
      const decoder = new TextDecoder('utf-8')
      let record = 1
      for await (const bytes of createReadStream(path, { highWaterMark: CHUNK_BYTES, ...(signal && { signal }) })) {
        const records = splitter.push(decoder.decode(bytes as Buffer, { stream: true }))
        record += records.length
        if (splitter.pending > LONGEST_RECORD)
          throw new IngestFault('record_too_long', { record, limit: LONGEST_RECORD })
        yield records
      }
      yield [...splitter.push(decoder.decode()), ...splitter.end()]
    },
  }
}
