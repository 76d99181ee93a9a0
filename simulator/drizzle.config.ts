import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./database/schema.ts', './**/tables.ts'],
  out: './database/migrations',
  schemaFilter: ['simulator'],
})
