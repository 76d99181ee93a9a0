// Creates and retrieves a payment job, with fetch. `wrong` as an argument makes a common mistake.
import { createHash } from 'node:crypto'

const { CASHFLOWS_GATEWAY_URL, CASHFLOWS_CONFIGURATION_ID, CASHFLOWS_API_KEY } = process.env

async function call(method, path, hashed = '', sent = hashed) {
  const response = await fetch(`${CASHFLOWS_GATEWAY_URL}/api/gateway${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ConfigurationId: CASHFLOWS_CONFIGURATION_ID,
      Hash: createHash('sha512').update(`${CASHFLOWS_API_KEY}${hashed}`).digest('hex'),
    },
    ...(sent && { body: sent }),
  })
  return { status: response.status, answer: await response.json() }
}

const body = { amountToCollect: '10.00', currency: 'GBP', locale: 'en_GB' }
const hashed = process.argv.includes('wrong') ? JSON.stringify(body, null, 2) : JSON.stringify(body)
const { status, answer } = await call('POST', '/payment-jobs', hashed, JSON.stringify(body))
console.log(status)
if (status === 201) console.log((await call('GET', `/payment-jobs/${answer.data.reference}`)).status)
