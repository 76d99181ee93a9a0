import { may, ownersAlone } from '@/lib/admin/roles'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { readEmailAddress } from '@/lib/email-address'
import { formFields } from '@/lib/form-fields'
import { exportPerson } from '@/lib/personal-data/person'
import { signedIn } from '../../signed-in'

/** What is stored about a person, as a file. A form asks for it, so that no address of the page names the person. */
export const POST = orUnavailable(async (request: Request) => {
  const { account, store } = await signedIn()
  if (!may(account.role, 'personal-data')) return new Response(ownersAlone, { status: 403 })
  const { exportedEmail = '' } = formFields(await request.formData().catch(() => undefined))
  const email = readEmailAddress(exportedEmail.trim())
  if (email === undefined) {
    return new Response('Go back, and enter an email address such as name@example.com.', { status: 400 })
  }
  return new Response(JSON.stringify(await exportPerson(store, email, account.email), undefined, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="personal-data.json"',
    },
  })
})
