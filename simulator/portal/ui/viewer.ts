import { createContext, useContext } from 'hono/jsx'
import type { Viewer } from '../portal-env.ts'

/** Set by the page around everything on it. */
export const ViewerContext = createContext<Viewer | undefined>(undefined)

/** Who looks at the page that is being rendered. @throws Error on a page for somebody who is not signed in */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('Nobody is signed in on this page.')
  return viewer
}
