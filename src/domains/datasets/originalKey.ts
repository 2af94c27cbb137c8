/** Where the bytes of an uploaded file lie. */
export function originalKey(workspaceId: string, sha256: string): string {
  return `files/${workspaceId}/${sha256}`
}
