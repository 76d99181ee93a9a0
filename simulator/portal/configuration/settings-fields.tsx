import { z } from 'zod'
import { type ConfigurationSettings, settingsSchema } from '../../payments/settings.ts'
import { Field, Problem, type Problems, Select, Tick } from '../ui/form.tsx'
import type { Fields } from './settings-form.ts'

interface Shown {
  form: Fields
  problems: Problems
}

const choiceNames: Record<
  ConfigurationSettings['paymentMethods'][number] | ConfigurationSettings['sourceAddress'],
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
}
const nameOf = (choice: string) => new Map(Object.entries(choiceNames)).get(choice) ?? choice

/**
 * Everything that can be set, with a line on what it does.
 *
 * @param props.test where a test notification is asked for
 */
export function SettingsFields({ test, ...shown }: Shown & { test: string }) {
  const fields = (...names: (keyof ConfigurationSettings)[]) =>
    names.map((name) => <SchemaField name={name} schema={settingsSchema.shape[name]} {...shown} />)
  const { title, description } = settingsSchema.shape.returnUrls.meta() ?? {}
  return (
    <div class="pair even">
      <div class="stack">
        <section class="panel">
          <h2>Shoppers</h2>
          {fields('merchantName', 'attempts', 'paymentMethods')}
        </section>
        <section class="panel">
          <h2>Payments</h2>
          {fields('autoCapture', 'threeDSecureRequired', 'avs', 'refundsNeedSettlement')}
        </section>
      </div>
      <div class="stack">
        <section class="panel">
          <h2>{title}</h2>
          <p class="hint">{description}</p>
          {fields('returnUrls')}
        </section>
        <section class="panel">
          <h2>Notifications</h2>
          {fields('notificationUrl')}
          <div>
            <button type="submit" formaction={test}>
              Send a test notification
            </button>
          </div>
          {fields('notifyRefunds', 'notificationsInPascalCase', 'sourceAddress')}
        </section>
        <section class="panel">
          <h2>Calls</h2>
          {fields('wrongHashesBeforeLock', 'suffixedCustomerReferenceCode')}
        </section>
      </div>
    </div>
  )
}

/** The control for what a schema describes, with its title and description; for an object, one for each member. */
function SchemaField({ name, schema, ...shown }: Shown & { name: string; schema: z.core.$ZodType }) {
  const { form, problems } = shown
  const { title: label = name, description: hint } = z.globalRegistry.get(schema) ?? {}
  const value = form[name]
  const type = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  if (type instanceof z.ZodObject) {
    return (
      <>
        {Object.entries(type.shape as z.core.$ZodShape).map(([member, of]) => (
          <SchemaField name={`${name}.${member}`} schema={of} {...shown} />
        ))}
      </>
    )
  }
  if (type instanceof z.ZodArray && type.element instanceof z.ZodEnum) {
    return (
      <fieldset class="choices" aria-describedby={problems[name] && `${name}-problem`}>
        <legend>{label}</legend>
        <p class="hint">{hint}</p>
        {type.element.options.map((choice) => (
          <Tick
            name={`${name}.${choice}`}
            label={nameOf(String(choice))}
            checked={form[`${name}.${choice}`] === 'yes'}
          />
        ))}
        <Problem id={name} text={problems[name]} />
      </fieldset>
    )
  }
  if (type instanceof z.ZodBoolean) {
    return <Tick name={name} label={label} hint={hint} checked={value === 'yes'} />
  }
  if (type instanceof z.ZodEnum) {
    const options = type.options.map((choice) => [String(choice), nameOf(String(choice))] as const)
    return <Select name={name} label={label} hint={hint} value={value} options={options} />
  }
  return (
    <Field
      name={name}
      label={label}
      hint={hint}
      value={value}
      problem={problems[name]}
      {...(type instanceof z.ZodURL && { type: 'url' as const })}
    />
  )
}
