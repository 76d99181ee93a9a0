import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./simulator/store/schema.ts', './simulator/store/portal-tables.ts'],
  out: './simulator/store/migrations',
  schemaFilter: ['simulator'],
})
