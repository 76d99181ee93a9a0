import { z } from 'zod'
import { type ConfigurationSettings, settingsSchema } from '../../payments/settings.ts'
import { Panel } from '../ui/elements.tsx'
import { Checkbox, Field, FieldError, fieldsOf, Select } from '../ui/form.tsx'
import type { PageState } from '../ui/page.tsx'

const choiceNames: Record<
  | ConfigurationSettings['paymentMethods'][number]
  | ConfigurationSettings['sourceAddress']
  | ConfigurationSettings['permissions'][number],
  string
> = {
  Card: 'Card',
  ApplePay: 'Apple Pay',
  GooglePay: 'Google Pay',
  ClickToPay: 'Click to Pay',
  PayPal: 'PayPal',
  Ideal: 'iDEAL (euros only)',
  none: 'No X-Forwarded-For',
  integration: 'The integration environment’s',
  production: 'The production environment’s',
  CardData: 'Send card data from your own server',
  Credits: 'Pay out with a credit',
  Captures: 'Capture',
  Refunds: 'Refund',
  Cancellations: 'Cancel',
}
const nameOf = (choice: string) => new Map(Object.entries(choiceNames)).get(choice) ?? choice

/**
 * Everything that can be set, with a line on what it does.
 *
 * @param props.test where a test notification is asked for
 */
export function SettingsFields({ state, test }: { state: PageState; test: string }) {
  const fields = (...names: (keyof ConfigurationSettings)[]) =>
    names.map((name) => <SchemaField name={name} schema={settingsSchema.shape[name]} state={state} />)
  const { title, description } = settingsSchema.shape.returnUrls.meta() ?? {}
  return (
    <div class="pair even">
      <div class="stack">
        <Panel title="Shoppers">
          {fields('merchantName', 'attempts', 'paymentMethods', 'startsAtCardForm')}
        </Panel>
        <Panel title="Payments">
          {fields('autoCapture', 'threeDSecureRequired', 'avs', 'refundsNeedSettlement')}
        </Panel>
      </div>
      <div class="stack">
        <Panel title={title} hint={description}>
          {fields('returnUrls')}
        </Panel>
        <Panel title="Notifications">
          {fields('notificationUrl')}
          <div>
            <button type="submit" formaction={test}>
              Send a test notification
            </button>
          </div>
          {fields('notifyRefunds', 'notificationsInPascalCase', 'sourceAddress')}
        </Panel>
        <Panel title="Calls">
          {fields(
            'permissions',
            'requiresJsonContentType',
            'wrongHashesBeforeLock',
            'suffixedCustomerReferenceCode',
          )}
        </Panel>
      </div>
    </div>
  )
}

interface SchemaFieldProps {
  name: string
  schema: z.core.$ZodType
  state: PageState
}

/** The control for what a schema describes, with its title and description; for an object, one for each member. */
function SchemaField({ name, schema, state }: SchemaFieldProps) {
  const { title: label = name, description: hint } = z.globalRegistry.get(schema) ?? {}
  const field = { ...fieldsOf(state)(name), label, hint }
  const type = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  if (type instanceof z.ZodObject) {
    return (
      <>
        {Object.entries(type.shape as z.core.$ZodShape).map(([member, of]) => (
          <SchemaField name={`${name}.${member}`} schema={of} state={state} />
        ))}
      </>
    )
  }
  if (type instanceof z.ZodArray && type.element instanceof z.ZodEnum) {
    return (
      <fieldset class="choices" aria-describedby={field.error && `${name}-problem`}>
        <legend>{label}</legend>
        <p class="hint">{hint}</p>
        {type.element.options.map((choice) => (
          <Checkbox
            name={`${name}.${choice}`}
            label={nameOf(String(choice))}
            checked={state.form?.[`${name}.${choice}`] === 'yes'}
          />
        ))}
        <FieldError id={name} text={field.error} />
      </fieldset>
    )
  }
  if (type instanceof z.ZodBoolean) return <Checkbox {...field} checked={field.value === 'yes'} />
  if (type instanceof z.ZodEnum) {
    return (
      <Select
        {...field}
        options={type.options.map((choice) => [String(choice), nameOf(String(choice))] as const)}
      />
    )
  }
  return <Field {...field} {...(type instanceof z.ZodURL && { type: 'url' as const })} />
}
