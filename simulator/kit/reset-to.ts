import type { ControlClient } from './control-client.ts'

/**
 * Deletes what tests left of a configuration, and returns its clock to the real time. It gets its settings back, as they
 * were read before: somebody may have made them in the Portal.
 */
export async function resetTo(
  control: ControlClient,
  { configurationId, settings }: Awaited<ReturnType<ControlClient['readConfiguration']>>,
): Promise<void> {
  await control.reset({ configurationId })
  await control.changeSettings({ configurationId, ...settings })
}
