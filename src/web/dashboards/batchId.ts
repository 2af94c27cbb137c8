/** An id that no other client chooses. Not `randomUUID`: that is there only where the connection is encrypted. */
export function batchId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
