import { expect, test as kitTest } from '../kit/playwright/index.ts'
import { startSimulatorProcess } from '../kit/simulator-process.ts'

/** With a simulator as the image starts it. */
const test = kitTest.extend<object, { simulator: { url: string } }>({
  simulator: [
    async ({ browserName: _ }, use) => {
      const { url, stop } = await startSimulatorProcess({ NODE_ENV: 'production' })
      await use({ url })
      await stop()
    },
    { scope: 'worker' },
  ],
})

test('a simulator in a container shows the configuration of a test in its Portal', { tag: '@slow' }, async ({
  portal,
  configuration,
}) => {
  await portal.open('/configuration/api-data')
  await expect(portal.page.getByText(configuration.configurationId).first()).toBeVisible()
})
