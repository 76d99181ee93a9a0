import { useViewer } from '../ui/viewer.ts'

const tabs = [
  ['/configuration', 'Settings'],
  ['/configuration/api-data', 'API data'],
] as const

export function Tabs({ current }: { current: (typeof tabs)[number][1] }) {
  const { to } = useViewer()
  return (
    <>
      <h1>Configuration</h1>
      <nav class="tabs" aria-label="Configuration">
        {tabs.map(([path, name]) => (
          <a href={to(path)} aria-current={name === current ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </>
  )
}
