/** The text with the secrets of its links replaced by dots. */
export function redact(text: string): string {
  return text.replace(/([?&](?:token|invitation)=)[\w-]+/g, '$1•••')
}
