/** Seals what must rest in the database for a while but must not be readable there. */
export interface Secrets {
  /** The text, readable only by this product's own key and for the same purpose (an id, say). */
  seal(text: string, purpose: string): string
  /** Null when it was sealed by another key, for another purpose, or was changed. */
  unseal(sealed: string, purpose: string): string | null
}
