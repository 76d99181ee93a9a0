interface Permissions {
  /** The inline scripts that run: hashes or a nonce, each as a policy writes it. */
  scripts?: readonly string[]
  /** Where forms may lead to, beside the shop: Chromium asks it of each redirect after a form, too. */
  formTargets?: readonly string[]
}

/**
 * The Content-Security-Policy of a page of the shop. Nothing comes from elsewhere, and no script runs that the page was
 * not made with: a static page names the hashes of its inline scripts, any other the nonce of its response.
 */
export function contentSecurityPolicy({ scripts = [], formTargets = [] }: Permissions): string {
  return policy({
    'script-src': ["'self'", ...scripts],
    'style-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'", ...formTargets],
  })
}

/** What `npm run dev` needs beyond that: code is evaluated, styles are inserted, changes come through a WebSocket. */
export const developmentPolicy = policy({
  'script-src': ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'connect-src': ["'self'", 'ws:', 'wss:'],
})

/** A hash or a nonce as a policy writes it. */
export const source = (kind: 'sha256' | 'nonce', value: string): string => `'${kind}-${value}'`

function policy(directives: Record<string, readonly string[]>): string {
  return Object.entries({
    'default-src': ["'none'"],
    ...directives,
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  })
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}
