export const chartFont = '"Inter Variable", "Noto Sans JP Variable", "Noto Sans JP", system-ui, sans-serif'

type Engine = Pick<typeof import('./engine.ts'), 'init'>

/** Kept once it is there: paper does not wait for a promise. */
let engine: Engine | null = null

/** What draws, when it is there already. */
export const engineNow = () => engine

/** What draws, and the font it draws with: loaded when the first chart is about to be seen. */
export async function loadEngine(): Promise<Engine> {
  const loading = document.fonts.load('12px "Inter Variable"')
  const { init } = await import('./engine.ts')
  await loading
  engine = { init }
  return engine
}

/** How every tip is shown: a box of our own in the page, since a strict policy forbids styles inside. */
export const tipLook = {
  renderMode: 'html',
  className: 'chart-tip-box',
  appendTo: '#content',
  transitionDuration: 0,
  borderWidth: 0,
  padding: 0,
  extraCssText: 'box-shadow: none; background: none; z-index: 30;',
} as const
