// @module-tag slow

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { generateSource } from 'oazapfts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOwnSimulator } from '../conformance/own-simulator.ts'
import { packageFile } from '../package-files.ts'

const run = promisify(execFile)
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/** A merchant's program: it signs what the client sends, creates a payment job and reads it. */
const program = `
import { createHash } from 'node:crypto'
import { createPaymentJob, defaults, retrievePayment, retrievePaymentJob } from './client.ts'

const { CONFIGURATION_ID = '', API_KEY = '' } = process.env
defaults.fetch = (input, init) => {
  const headers = new Headers(init?.headers)
  headers.set('ConfigurationId', CONFIGURATION_ID)
  headers.set('Hash', createHash('sha512').update(API_KEY).update(String(init?.body ?? '')).digest('hex'))
  return fetch(input, { ...init, headers })
}

const created = await createPaymentJob({
  amountToCollect: '10.00',
  currency: 'GBP',
  order: { orderNumber: 'Generated', orderLines: [{ name: 'Mug', quantity: 1, unitPriceInclVat: '10.00' }] },
  parameters: { returnUrlSuccess: 'https://shop.example/thanks', simulatedStatus: 'PAID' },
})
if (created.status !== 201) throw new Error(JSON.stringify(created))
const { reference, payments } = created.data.data
const job = await retrievePaymentJob(reference)
const payment = await retrievePayment(reference, payments[0]?.reference ?? '')
const rejected = await createPaymentJob({ amountToCollect: '-1', currency: 'GBP' })
const code: string | undefined = rejected.status === 400 ? rejected.data.errorReport.errors[0]?.code : undefined
console.log(JSON.stringify({
  status: job.status === 200 && job.data.data.paymentStatus,
  paid: payment.status === 200 && payment.data.data.paidAmount,
  page: new URL(created.data.links.action.url).pathname,
  code,
}))
`

let simulator: Awaited<ReturnType<typeof openOwnSimulator>>
let folder: string

beforeAll(async () => {
  simulator = await openOwnSimulator()
  // Within the package, so that what the client imports is found.
  mkdirSync(packageFile('dist'), { recursive: true })
  folder = mkdtempSync(packageFile('dist/generated-client-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await simulator.close()
})

it('a client that is generated from the documentation compiles, creates a payment job and reads it', async () => {
  const client = await generateSource(`${simulator.url}/payment-gateway-api/documentation/openapi.json`)
  writeFileSync(join(folder, 'client.ts'), client)
  writeFileSync(join(folder, 'program.ts'), program)
  const options =
    '--strict --skipLibCheck --noUncheckedIndexedAccess --module nodenext --target es2023 --types node'
  await run(process.execPath, [
    compiler,
    ...options.split(' '),
    '--rewriteRelativeImportExtensions',
    '--outDir',
    folder,
    '--ignoreConfig',
    join(folder, 'program.ts'),
  ])
  const { configurationId, apiKey } = simulator.credentials
  const { stdout } = await run(process.execPath, [join(folder, 'program.js')], {
    env: { ...process.env, CONFIGURATION_ID: configurationId, API_KEY: apiKey },
  })
  expect(JSON.parse(stdout)).toEqual({
    status: 'Paid',
    paid: '10.00',
    page: '/payment',
    code: 'InvalidRequest',
  })
})
