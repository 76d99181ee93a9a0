import type { Environment } from '@/lib/environment'

/**
 * Whether strangers reach the simulator that is mounted in this shop, and so can call it by the default API key,
 * which everybody can read: on Vercel, and wherever a build is served at another address than this
 * machine's own, or at one that nobody has said.
 *
 * @param isOnVercel whatever address the shop has there
 */
export function isPublicDeployment(
  { appUrl, isAppUrlKnown, isProduction }: Pick<Environment, 'appUrl' | 'isAppUrlKnown' | 'isProduction'>,
  isOnVercel: boolean,
): boolean {
  return isProduction && (isOnVercel || !isAppUrlKnown || !isLoopback(new URL(appUrl).hostname))
}

const isLoopback = (hostname: string) => /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
