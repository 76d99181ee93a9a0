import type { ComponentProps, ReactNode } from 'react'

interface FieldTexts {
  /** Of the control; also its id. */
  name: string
  label: string
  /** What a style sheet writes behind the label while the field may be left empty; see `.address` in app/globals.css. */
  optional?: string | undefined
  hint?: string | undefined
  /** What is wrong, and what to do about it. */
  error?: string | undefined
}

const control =
  'w-full min-h-11 rounded border bg-ground px-3 py-2 text-ink aria-invalid:border-danger aria-invalid:border-2 border-edge'

/** A text field with its label above, and hint and error below. */
export function TextField({
  name,
  label,
  optional,
  hint,
  error,
  className = '',
  ...rest
}: FieldTexts & ComponentProps<'input'>) {
  return (
    <Field name={name} label={label} optional={optional} hint={hint} error={error} className={className}>
      <input id={name} name={name} className={control} {...described(name, hint, error)} {...rest} />
    </Field>
  )
}

/** A text field of several lines, with its label above, and hint and error below. */
export function TextAreaField({
  name,
  label,
  hint,
  error,
  className = '',
  ...rest
}: FieldTexts & ComponentProps<'textarea'>) {
  return (
    <Field name={name} label={label} hint={hint} error={error} className={className}>
      <textarea id={name} name={name} className={control} {...described(name, hint, error)} {...rest} />
    </Field>
  )
}

/** A choice from a list, with its label above, and hint and error below. */
export function SelectField({
  name,
  label,
  hint,
  error,
  className = '',
  children,
  ...rest
}: FieldTexts & ComponentProps<'select'>) {
  return (
    <Field name={name} label={label} hint={hint} error={error} className={className}>
      <select
        // React empties a form that was sent and forgets what was chosen in a list that stays.
        key={String(rest.defaultValue)}
        id={name}
        name={name}
        className={control}
        {...described(name, hint, error)}
        {...rest}
      >
        {children}
      </select>
    </Field>
  )
}

/** A box to check, with its label beside it and a hint below. It sends `yes`. */
export function CheckboxField({
  name,
  label,
  hint,
  isChecked,
}: Pick<FieldTexts, 'name' | 'label' | 'hint'> & { isChecked: boolean }) {
  return (
    <div>
      <label className="inline-flex min-h-11 items-center gap-3">
        <input
          // As with what was chosen in a list.
          key={String(isChecked)}
          id={name}
          name={name}
          type="checkbox"
          value="yes"
          defaultChecked={isChecked}
          className="size-6 shrink-0 accent-accent"
          aria-describedby={hint && `${name}-hint`}
        />
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

function Field({
  name,
  label,
  optional,
  hint,
  error,
  className,
  children,
}: FieldTexts & { className: string; children: ReactNode }) {
  return (
    <div className={`flex flex-col gap-1 ${className}`}>
      <label htmlFor={name} className="font-medium" data-optional={optional}>
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${name}-hint`} className="text-small text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="text-small font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  )
}

function described(name: string, hint: string | undefined, error: string | undefined) {
  const ids = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': error ? true : undefined }
}
