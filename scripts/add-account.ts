import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Who signs in to the back office of a shop that a script has started. */
export const account = { email: 'merchant@shop.example', password: 'a long password of the merchant' }

/** Adds an account by `npm run admin`. @param databaseUrl the shop's */
export async function addAccount(
  databaseUrl: string,
  { email, password, role = 'owner' }: { email: string; password: string; role?: string } = account,
): Promise<void> {
  const command = spawn('npm', ['run', '--silent', 'admin', '--', 'add', email, '--role', role], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  command.stdin.end(`${password}\n`)
  const [status] = await once(command, 'exit')
  if (status !== 0) throw new Error('npm run admin did not add the merchant.')
}
