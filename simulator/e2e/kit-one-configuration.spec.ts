import { defaultCredentials } from '../environment.ts'
import { createControlClient } from '../kit/control-client.ts'
import { expect, test } from '../kit/playwright/index.ts'

const { configurationId } = defaultCredentials
const settings = { notificationUrl: 'http://localhost:3000/hook', attempts: 1 }

test.describe.configure({ mode: 'serial' })
test.use({ configurationId })

// As somebody does it once, in the Portal.
test.beforeAll(async ({ simulator }) => {
  await createControlClient(simulator).changeSettings({ configurationId, ...settings })
})

for (const time of ['first', 'second']) {
  test(`the ${time} test of a shop with one configuration finds the settings that were made for it`, async ({
    configuration,
    control,
  }) => {
    expect((await control.readConfiguration(configuration)).settings).toMatchObject(settings)
    await control.changeSettings({ configurationId, attempts: 3 })
  })
}
