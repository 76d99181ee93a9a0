import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./database/schema.ts', './database/portal-tables.ts'],
  out: './database/migrations',
  schemaFilter: ['simulator'],
})
