import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails with the rule, the element and the mend for each accessibility fault on the page (WCAG 2.2 A and AA, best practice). */
export async function axe(page: Page): Promise<void> {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help} (${node.target.join(' ')})`),
  )
  expect(faults).toEqual([])
}

/** Waits until colours have changed: on their way from one scheme to the other they are of neither. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const ending = document
      .getAnimations()
      .filter(one => one.playState === 'running' && one.effect?.getComputedTiming().iterations !== Infinity)
    await Promise.all(ending.map(one => one.finished.catch(() => undefined)))
  })
}
