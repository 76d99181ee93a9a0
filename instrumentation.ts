/** Next calls this once, when the server has its port and before it takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startTracing } = await import('@/lib/tracing/start-tracing')
  await startTracing()
  if (process.env.NODE_ENV === 'development') {
    const { warmUpAfterFirstPage } = await import('@/lib/warm-up')
    warmUpAfterFirstPage()
  } else {
    const { finishPage } = await import('@/lib/static-page')
    // For lib/page-cache.mjs.
    Object.assign(globalThis, { shopFinishPage: finishPage })
    const { mountSimulator } = await import('@/optional/simulator/mount')
    mountSimulator()
    const { startShop } = await import('@/lib/start-shop')
    const { renderEmail } = await import('@/components/email/email-renderer')
    startShop(renderEmail)
  }
}
