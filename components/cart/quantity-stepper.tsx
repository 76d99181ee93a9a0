'use client'

import { useFormStatus } from 'react-dom'
import { SubmitButton } from '@/components/ui/submit-button'

interface Props {
  /** Of the field. */
  id: string
  quantity: number
  max: number
  texts: { quantity: string; product: string; fewer: string; more: string; update: string }
}

/**
 * The quantity of a line, inside its form: one less, one more, or what is typed. While the form is on its way it shows what
 * was asked for; afterwards what the cart holds.
 */
export function QuantityStepper({ id, quantity, max, texts }: Props) {
  const { pending, data } = useFormStatus()
  const asked = Number(data?.get('quantity')) + Number(data?.get('step') ?? 0)
  const shown = pending && asked >= 1 ? Math.min(asked, max) : quantity
  const step = (by: 1 | -1, label: string) => (
    <SubmitButton
      variant="secondary"
      className="w-[44px] shrink-0 px-0!"
      name="step"
      value={by}
      aria-label={label}
      disabled={pending || shown + by < 1 || shown + by > max}
    >
      {by > 0 ? '+' : '−'}
    </SubmitButton>
  )
  return (
    <div className="flex flex-col gap-1">
      {/* What the Enter key in the field presses is the first button of a form. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <label htmlFor={id} className="text-small text-muted">
        {texts.quantity}
        <span className="sr-only">: {texts.product}</span>
      </label>
      <div className="flex flex-wrap gap-2">
        <div className="flex min-w-0 gap-2">
          {step(-1, texts.fewer)}
          <input
            key={shown}
            id={id}
            name="quantity"
            type="number"
            inputMode="numeric"
            min={1}
            max={max}
            defaultValue={shown}
            required
            className="min-h-11 w-16 min-w-0 rounded border border-edge bg-ground px-3 text-center tabular-nums"
          />
          {step(1, texts.more)}
        </div>
        <SubmitButton variant="secondary">{texts.update}</SubmitButton>
      </div>
    </div>
  )
}
