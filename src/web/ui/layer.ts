/** Where floating things hang: inside the page's main landmark, so that what they say is not out of place. */
export function layer(): HTMLElement | null {
  return document.getElementById('content')
}
