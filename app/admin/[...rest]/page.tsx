import { notFound } from 'next/navigation'

/** An address of which the back office has no page. */
export default function NoPage(): never {
  notFound()
}
