export interface Sample {
  name: string
  title: string
  description: string
  sizeBytes: number
}

/** Files a newcomer can try with one click. */
export interface Samples {
  list(): Promise<Sample[]>
  /** Local path, or null when there is no sample of this name. */
  path(name: string): Promise<string | null>
}
