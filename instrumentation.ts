/** Next calls this once, when the server has its port and before it takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startShop } = await import('@/lib/start-shop')
  startShop()
}
