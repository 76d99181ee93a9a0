import { NotFoundInAllLanguages } from '@/components/layout/not-found-in-all-languages'

/** Where nobody may sign in, nothing says that there could be a back office. */
export default function AdminNotFound() {
  return <NotFoundInAllLanguages />
}
