/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import type { View } from '../portal-env'

/** What is wrong with each field of a form, in words. */
export type Problems = Record<string, string | undefined>

/** A form that changes something, with the token that no other site knows. */
export function PostForm(props: {
  view: Pick<View, 'to' | 'session'>
  action: string
  id?: string
  class?: string
  holdsFiles?: boolean
  children: Child
}) {
  return (
    <form
      id={props.id}
      method="post"
      action={props.view.to(props.action)}
      class={props.class}
      enctype={props.holdsFiles ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name="formToken" value={props.view.session.formToken} />
      {props.children}
    </form>
  )
}

interface FieldProps {
  name: string
  label: string
  value?: string | undefined
  hint?: Child
  problem?: string | undefined
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'datetime-local' | 'url' | 'color' | 'file'
  autocomplete?: string
  inputmode?: 'decimal' | 'numeric' | 'url'
  maxlength?: number
  /** The keys that lead to it, for those who have it read out. */
  shortcut?: string
  /** The types of files that may be chosen. */
  accept?: string
  class?: string
  code?: boolean
  required?: boolean
  /** Where the same name stands in several forms of a page. */
  id?: string
}

export function Field(props: FieldProps) {
  const { name, id = name, problem, hint } = props
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>{props.label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        aria-keyshortcuts={props.shortcut}
        title={props.shortcut}
        accept={props.accept}
        class={props.code ? 'code' : undefined}
        spellcheck={false}
        required={props.required}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
      {problem && <Problem id={`${id}-problem`} text={problem} />}
    </div>
  )
}

export function Problem({ id, text }: { id?: string; text: string }) {
  return (
    <p id={id} class="problem">
      {text}
    </p>
  )
}

export function Area(props: {
  name: string
  label: string
  value?: string | undefined
  hint?: Child
  problem?: string | undefined
}) {
  const { name, problem, hint } = props
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={name}>{props.label}</label>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      <textarea
        id={name}
        name={name}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      >
        {props.value ?? ''}
      </textarea>
      {problem && <Problem id={`${name}-problem`} text={problem} />}
    </div>
  )
}

export function Select(props: {
  name: string
  label: string
  value?: string | undefined
  options: readonly (readonly [value: string, text: string])[]
  class?: string
  id?: string
  hint?: string
  problem?: string | undefined
  /** The form that it belongs to, where it stands outside. */
  form?: string
}) {
  const { name, id = name, hint, problem } = props
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>{props.label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <select
        id={id}
        name={name}
        form={props.form}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      >
        {props.options.map(([value, text]) => (
          <option value={value} selected={value === props.value}>
            {text}
          </option>
        ))}
      </select>
      {problem && <Problem id={`${id}-problem`} text={problem} />}
    </div>
  )
}

/** A setting that is on or off. */
export function Tick(props: {
  name: string
  label: string
  checked?: boolean
  hint?: string
  problem?: string | undefined
}) {
  const { name, hint, problem } = props
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return (
    <div class="tick">
      <input
        type="checkbox"
        id={name}
        name={name}
        value="yes"
        checked={props.checked}
        aria-describedby={described || undefined}
        aria-invalid={problem ? 'true' : undefined}
      />
      <div>
        <label for={name}>{props.label}</label>
        {hint && (
          <p id={`${name}-hint`} class="hint">
            {hint}
          </p>
        )}
        {problem && <Problem id={`${name}-problem`} text={problem} />}
      </div>
    </div>
  )
}
