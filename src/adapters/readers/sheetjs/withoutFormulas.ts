const BOF = 0x0809
const FORMULA = new Set([0x0006, 0x0206, 0x0406])
/** Formulas of arrays, shared ones, names, tables of what-ifs, conditions of formats and of entries. */
const OF_FORMULAS = new Set([
  0x0021, 0x0221, 0x00bc, 0x04bc, 0x0018, 0x0218, 0x0023, 0x0223, 0x0236, 0x01b0, 0x01b1, 0x01be,
])
/** A record nobody reads: which cells were selected. */
const UNREAD = 0x001d
const HEADER_BYTES = 4
/** Where a cell's formula says its length: behind place, format, value, flags and chain. Source: [MS-XLS] 2.4.127. */
const LENGTH_AT = 20
const NO_FORMULA = 0xffff

/**
 * The stream of an .xls as if its formulas were not there, in place: the values they last had stay. Nobody needs them here,
 * and the reader goes round in circles on one whose length is a lie.
 */
export function withoutFormulas(stream: Buffer): Buffer {
  if (stream.length < HEADER_BYTES || stream.readUInt16LE(0) !== BOF) return stream
  for (let at = 0; at + HEADER_BYTES <= stream.length; ) {
    const type = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    const isWhole = length >= LENGTH_AT + 2 && at + HEADER_BYTES + length <= stream.length
    // A cell's formula too short to say its length is none: the reader would take one from what follows it.
    if (OF_FORMULAS.has(type) || (FORMULA.has(type) && !isWhole)) stream.writeUInt16LE(UNREAD, at)
    else if (FORMULA.has(type)) stream.writeUInt16LE(NO_FORMULA, at + HEADER_BYTES + LENGTH_AT)
    at += HEADER_BYTES + length
  }
  return stream
}
