import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./lib/database/schema.ts', './lib/*/tables.ts'],
  schemaFilter: ['shop'],
  out: './lib/database/migrations',
})
