import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  /** PEM, as is the certificate. */
  key: string
  cert: string
}

/**
 * Makes a certificate that nobody has signed but its own key, so that it is its own authority, too.
 *
 * @param hostname whom it is for; valid for two days
 * @throws Error where the program `openssl` is missing
 */
export function makeCertificate(hostname: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const about = ['-subj', `/CN=${hostname}`, '-addext', `subjectAltName=DNS:${hostname}`, '-days', '2']
    const newKey = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'.split(' ')
    execFileSync('openssl', ['req', '-x509', ...newKey, '-keyout', key, '-out', cert, ...about], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
