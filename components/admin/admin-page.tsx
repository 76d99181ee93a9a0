import type { ReactNode } from 'react'
import { Wordmark } from '@/components/layout/wordmark'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { may, type Role } from '@/lib/admin/roles'
import { adminPaths } from '@/lib/paths'

const link =
  'inline-flex min-h-11 items-center hover:underline underline-offset-4 aria-[current=page]:underline aria-[current=page]:decoration-2'

interface Props {
  title: string
  /** Who is signed in. */
  account: { email: string; role: Role }
  children: ReactNode
}

const pages = [
  [adminPaths.home, 'Today'],
  [adminPaths.orders(), 'Orders'],
  [adminPaths.stock(), 'Stock'],
  [adminPaths.emails, 'Emails'],
  [adminPaths.account, 'Your account'],
] as const

const pagesOfSome = [
  ['personal-data', adminPaths.personalData, 'Personal data'],
  ['accounts', adminPaths.accounts(), 'Accounts'],
  ['audit-log', adminPaths.auditLog(), 'Audit log'],
] as const

/** A page of the back office: its parts, who is signed in, and what the page shows. */
export function AdminPage({ title, account, children }: Props) {
  return (
    <>
      <header className="border-b border-line">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:rounded focus:bg-ground focus:px-4 focus:py-2"
        >
          Skip to the content
        </a>
        <div className="page flex flex-wrap items-center justify-between gap-x-8 py-2">
          <Link href={adminPaths.home} className="inline-flex min-h-11 flex-wrap items-center gap-x-3">
            <Wordmark />
            <span className="text-small text-muted">Back office</span>
          </Link>
          <nav aria-label="Back office" className="flex flex-wrap gap-x-6">
            {[
              ...pages,
              ...pagesOfSome.flatMap(([action, ...page]) => (may(account.role, action) ? [page] : [])),
            ].map(([href, name]) => (
              <Link key={href} href={href} className={link}>
                {name}
              </Link>
            ))}
          </nav>
          <form action={adminPaths.signOut} method="post" className="flex flex-wrap items-center gap-x-4">
            <p className="min-w-0 text-small text-muted [overflow-wrap:anywhere]">
              {account.email}, {account.role}
            </p>
            <Button variant="quiet">Sign out</Button>
          </form>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="page grow py-8 outline-none">
        <h1 className="mb-6 text-title [overflow-wrap:anywhere]">{title}</h1>
        {children}
      </main>
    </>
  )
}
