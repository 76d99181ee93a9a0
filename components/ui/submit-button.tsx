'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** The submit button of a form. While the form is on its way it shows `pendingLabel` and takes no second press. */
export function SubmitButton({
  children,
  pendingLabel,
  ...rest
}: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus()
  return (
    <Button disabled={pending} {...rest}>
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  )
}
