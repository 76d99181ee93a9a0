import type { PaymentPage } from '../../branding/payment-pages.ts'
import { PostForm } from '../ui/form.tsx'
import { useViewer } from '../ui/viewer.ts'

/** Asks before a page is deleted, with all its versions. */
export function DeletePage({ page }: { page: PaymentPage }) {
  const { reference, name, isDefault, published } = page
  return (
    <>
      <h1>
        Delete <bdi>{name}</bdi>?
      </h1>
      <section class="panel">
        <p>
          {isDefault
            ? 'Jobs that name no page are paid on this one: it stays.'
            : whatGoes(published !== null)}
        </p>
        <PostForm action={`/appearance/${reference}/delete`} class="row">
          {!isDefault && (
            <button type="submit" class="danger">
              Delete the page
            </button>
          )}
          <a class="button" href={useViewer().to('/appearance')}>
            Keep it
          </a>
        </PostForm>
      </section>
    </>
  )
}

const whatGoes = (isPublished: boolean) =>
  isPublished
    ? 'Shoppers see this page now. It goes with all its versions and its shared link, and cannot be brought back; jobs that name it are paid on the default page.'
    : 'Its draft and its shared link go with it, and cannot be brought back.'
