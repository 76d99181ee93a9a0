import { Notice } from './notice'

/** What is wrong with a form, above it: each error leads to its field. Draws nothing when nothing is wrong. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string
  errors: { field: string; message: string }[]
}) {
  if (errors.length === 0) return null
  return (
    <Notice tone="danger" title={title} announce>
      <ul className="mt-1">
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              className="inline-flex min-h-6 items-center text-danger underline underline-offset-4"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
