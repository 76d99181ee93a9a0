import type { Child } from 'hono/jsx'
import type { View } from '../portal-env.ts'

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

/** What stands around the control of a field. */
interface Around {
  name: string
  label: string
  hint?: Child
  problem?: string | undefined
  class?: string
  /** Where the same name stands in several forms of a page. */
  id?: string
}

interface FieldProps extends Around {
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

export function Area(props: Around & { value?: string | undefined }) {
  return (
    <Labelled {...props}>
      <textarea {...controlOf(props)} spellcheck={false} autocomplete="off">
        {props.value ?? ''}
      </textarea>
    </Labelled>
  )
}

interface SelectProps extends Around {
  value?: string | undefined
  options: readonly (readonly [value: string, text: string])[]
  /** The form that it belongs to, where it stands outside. */
  form?: string
}

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
export function Tick(props: Around & { checked?: boolean }) {
  const { name, id = name, label, hint, problem } = props
  return (
    <div class="tick">
      <input type="checkbox" {...controlOf(props)} value="yes" checked={props.checked} />
      <div>
        <label for={id}>{label}</label>
        <Hint id={id} hint={hint} />
        <Problem id={id} text={problem} />
      </div>
    </div>
  )
}

function Labelled(props: Around & { children?: Child }) {
  const { name, id = name, label, hint, problem } = props
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>{label}</label>
      <Hint id={id} hint={hint} />
      {props.children}
      <Problem id={id} text={problem} />
    </div>
  )
}

/** Names a control, and says what describes it and whether it is wrong. */
function controlOf({ name, id = name, hint, problem }: Around) {
  const described = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? ('true' as const) : undefined,
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
export function Problem({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null
  return (
    <p id={`${id}-problem`} class="problem">
      {text}
    </p>
  )
}
