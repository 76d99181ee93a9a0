import type { Child } from 'hono/jsx'
import type { ValidationErrors } from '../form-rejection.ts'
import type { Form } from './form-data.ts'
import { IdempotencyKey } from './idempotency.tsx'
import { useViewer } from './viewer.ts'

/** A form that changes something, with the token that no other site knows. */
export function PostForm(props: {
  action: string
  id?: string
  class?: string
  holdsFiles?: boolean
  /** Where sending it twice must not act twice; its action runs as an IdempotentAction. */
  idempotent?: boolean
  children: Child
}) {
  const { to, session } = useViewer()
  return (
    <form
      id={props.id}
      method="post"
      action={to(props.action)}
      class={props.class}
      enctype={props.holdsFiles ? 'multipart/form-data' : undefined}
      novalidate
    >
      <input type="hidden" name="formToken" value={session.formToken} />
      {props.idempotent && <IdempotencyKey />}
      {props.children}
    </form>
  )
}

/** A form that asks for a page, and changes nothing. */
export function QueryForm(props: { action: string; class: string; children: Child }) {
  return (
    <form method="get" action={useViewer().to(props.action)} class={props.class} novalidate>
      {props.children}
    </form>
  )
}

/** What the fields of a form that is shown again have in common: what was typed, and what is wrong with it. */
export const fieldsOf =
  ({ form = {}, errors = {} }: { form?: Form | undefined; errors?: ValidationErrors | undefined }) =>
  (name: string) => ({ name, value: form[name], error: errors[name] })

/** What every field has. */
interface FieldBase {
  name: string
  label: string
  hint?: Child
  /** Stands beside the label, and is no part of its name. */
  mark?: Child
  /** Several, where several things are wrong with it. */
  error?: string | string[] | undefined
  class?: string
  /** Where the same name stands in several forms of a page. */
  id?: string
}

interface FieldProps extends FieldBase {
  value?: string | undefined
  type?: 'text' | 'email' | 'password' | 'search' | 'date' | 'url' | 'color' | 'file'
  autocomplete?: string
  inputmode?: 'decimal' | 'numeric' | 'url'
  maxlength?: number
  /** The keys that lead to it, for those who have it read out. */
  shortcut?: string
  /** The types of files that may be chosen. */
  accept?: string
  code?: boolean
}

/** A line to type into, with its label. */
export function Field(props: FieldProps) {
  return (
    <Labelled {...props}>
      <input
        {...controlOf(props)}
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
      />
    </Labelled>
  )
}

/** Several lines to type into, with their label. */
export function TextArea(props: FieldBase & { value?: string | undefined }) {
  return (
    <Labelled {...props}>
      <textarea {...controlOf(props)} spellcheck={false} autocomplete="off">
        {props.value ?? ''}
      </textarea>
    </Labelled>
  )
}

interface SelectProps extends FieldBase {
  value?: string | undefined
  options: readonly (readonly [value: string, text: string])[]
  /** The form that it belongs to, where it stands outside. */
  form?: string
}

/** A choice of one, with its label. */
export function Select(props: SelectProps) {
  return (
    <Labelled {...props}>
      <select {...controlOf(props)} form={props.form}>
        {props.options.map(([value, text]) => (
          <option value={value} selected={value === props.value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/** A setting that is on or off. */
export function Checkbox(props: FieldBase & { checked?: boolean }) {
  const { name, id = name, label, hint, error } = props
  return (
    <div class="checkbox">
      <input type="checkbox" {...controlOf(props)} value="yes" checked={props.checked} />
      <div>
        <label for={id}>{label}</label>
        <Hint id={id} hint={hint} />
        <FieldError id={id} text={error} />
      </div>
    </div>
  )
}

function Labelled(props: FieldBase & { children?: Child }) {
  const { name, id = name, label, mark, hint, error } = props
  return (
    <div class={`field ${props.class ?? ''}`}>
      {mark ? (
        <div class="label">
          <label for={id}>{label}</label>
          {mark}
        </div>
      ) : (
        <label for={id}>{label}</label>
      )}
      <Hint id={id} hint={hint} />
      {props.children}
      <FieldError id={id} text={error} />
    </div>
  )
}

/** Names a control, and says what describes it and whether it is wrong. */
function controlOf({ name, id = name, hint, error }: FieldBase) {
  const described = [error && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? ('true' as const) : undefined,
  }
}

function Hint({ id, hint }: { id: string; hint: Child }) {
  if (!hint) return null
  return (
    <p id={`${id}-hint`} class="hint">
      {hint}
    </p>
  )
}

/** What is wrong with the field of this id, or with a group of fields. */
export function FieldError({ id, text }: { id: string; text: string | string[] | undefined }) {
  if (!text) return null
  if (Array.isArray(text)) {
    return (
      <ul id={`${id}-problem`}>
        {text.map((sentence) => (
          <li class="problem">{sentence}</li>
        ))}
      </ul>
    )
  }
  return (
    <p id={`${id}-problem`} class="problem">
      {text}
    </p>
  )
}

/** The button that sends a form, in a line of its own. @param kind `plain` where it is not the page's main action */
export function Submit({ kind = 'main', children }: { kind?: 'main' | 'plain' | 'danger'; children: Child }) {
  return (
    <div>
      <button type="submit" class={{ main: 'main-action', plain: undefined, danger: 'danger' }[kind]}>
        {children}
      </button>
    </div>
  )
}
