import type { View } from '../portal-env.ts'

const tabs = [
  ['/configuration', 'Settings'],
  ['/configuration/api-data', 'API data'],
] as const

export function Tabs({ view, current }: { view: View; current: (typeof tabs)[number][1] }) {
  return (
    <>
      <h1>Configuration</h1>
      <nav class="tabs" aria-label="Configuration">
        {tabs.map(([path, name]) => (
          <a href={view.to(path)} aria-current={name === current ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </>
  )
}
