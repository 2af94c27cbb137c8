/** The dataset a file was dropped on. */
export interface RefreshTarget {
  id: string
  name: string
}
