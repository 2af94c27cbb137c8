/** What a picture is by its own first bytes; null for what is no PNG, JPEG, GIF or WebP, whatever it is called. */
export function imageType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | null {
  if (begins(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (begins(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg'
  if (begins(bytes, 0, 'GIF87a') || begins(bytes, 0, 'GIF89a')) return 'image/gif'
  if (begins(bytes, 0, 'RIFF') && begins(bytes, 8, 'WEBP')) return 'image/webp'
  return null
}

/** Whether the bytes of a text of one-byte letters stand at a place. */
function begins(bytes: Uint8Array, at: number, letters: string): boolean {
  return [...letters].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))
}
